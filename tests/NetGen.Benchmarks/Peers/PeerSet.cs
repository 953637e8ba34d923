using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks;

/// <summary>The peers that are installed, each started for a number of threads.</summary>
internal sealed class PeerSet : IDisposable
{
    public const string Floor = "floor";

    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Peers", "Drivers");

    private readonly List<Driver> _drivers = [];
    private readonly List<string> _absent = [];

    private PeerSet()
    {
    }

    public IReadOnlyList<Driver> Drivers => _drivers;

    /// <summary>Lines about what is not installed.</summary>
    public IReadOnlyList<string> Absent => _absent;

    /// <summary>Starts what can be started, tuned.</summary>
    /// <param name="pythons">Commands that run Python.</param>
    /// <param name="threads">Threads of each peer.</param>
    /// <param name="compile">Whether torch.compile is tried too.</param>
    /// <param name="directory">A directory that the peers see.</param>
    public static PeerSet Start(IReadOnlyList<string> pythons, int threads, bool compile, string directory)
    {
        var set = new PeerSet();
        string scripts = Path.Combine(directory, "drivers");
        Directory.CreateDirectory(scripts);
        foreach (string file in Directory.EnumerateFiles(Scripts))
            File.Copy(file, Path.Combine(scripts, Path.GetFileName(file)), overwrite: true);

        set.StartPythons("torch", "torch_driver.py", pythons, scripts, Environment(threads, compile, directory));
        set.StartPythons("onnxruntime", "ort_driver.py", pythons, scripts, Environment(threads, compile, directory));
        set.StartFloor(scripts);
        return set;
    }

    public void Dispose()
    {
        foreach (Driver driver in _drivers)
            driver.Dispose();
    }

    private static (string, string)[] Environment(int threads, bool compile, string directory)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture);
        return
        [
            ("OMP_NUM_THREADS", count),
            ("OPENBLAS_NUM_THREADS", count),
            // Debian's OpenBLAS picks kernels without AVX-512 for processors that it doesn't know.
            .. Avx512F.IsSupported ? [("OPENBLAS_CORETYPE", "SkylakeX")] : Array.Empty<(string, string)>(),
            // Large blocks are kept, not given back to the system at each step.
            ("MALLOC_MMAP_THRESHOLD_", "1073741824"),
            ("MALLOC_TRIM_THRESHOLD_", "2147483647"),
            ("NETGEN_PEERS_COMPILE", compile ? "1" : "0"),
            ("TORCHINDUCTOR_CACHE_DIR", Path.Combine(directory, "inductor")),
            // Otherwise a pool of processes compiles, and goes on living.
            ("TORCHINDUCTOR_COMPILE_THREADS", "1"),
            ("PYTHONDONTWRITEBYTECODE", "1"),
            ("HOME", directory),
        ];
    }

    private void StartPythons(string library, string script, IReadOnlyList<string> pythons, string scripts, (string, string)[] environment)
    {
        var reasons = new List<string>();
        foreach (string python in pythons)
        {
            string[] command = [.. python.Split(' ', StringSplitOptions.RemoveEmptyEntries), Path.Combine(scripts, script)];
            bool first = _drivers.All(driver => driver.Name != library);
            try
            {
                Driver driver = Driver.Start(first ? library : $"{library} of {python}", command, environment);
                _drivers.Add(driver);
            }
            catch (PeerException e)
            {
                reasons.Add($"{python}: {e.Message}");
            }
        }

        if (_drivers.All(driver => driver.Name != library))
            _absent.Add($"{library} absent ({string.Join("; ", reasons)})");
    }

    private void StartFloor(string scripts)
    {
        if (!Avx512F.IsSupported)
        {
            _absent.Add($"{Floor} absent (no AVX-512)");
            return;
        }

        string program = Path.Combine(scripts, Floor);
        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo(
                "g++", ["-O3", "-march=native", "-std=c++17", "-w", Path.Combine(scripts, "floor.cpp"), "-o", program]))!;
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new PeerException("g++ failed");
            _drivers.Add(Driver.Start(Floor, [program]));
        }
        catch (Exception e) when (e is PeerException or System.ComponentModel.Win32Exception)
        {
            _absent.Add($"{Floor} absent ({e.Message})");
        }
    }
}
