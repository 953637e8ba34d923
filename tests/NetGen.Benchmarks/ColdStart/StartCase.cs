namespace NetGen.Benchmarks;

/// <summary>Process start to the first prediction of one sample by 784-200-10, for NetGen and for what is installed beside Python.</summary>
internal sealed class StartCase
{
    private readonly string _directory;
    private readonly string[] _pythons;

    public StartCase(string directory, string[] pythons)
    {
        (_directory, _pythons) = (directory, pythons);
        Weights = Path.Combine(directory, "weights.safetensors");
        new DigitMomentum(seed: 1).Save(Weights);
    }

    /// <summary>The file of the weights.</summary>
    public string Weights { get; }

    /// <summary>This program, doing nothing, predicting or training.</summary>
    public StartSide NetGen(string what) => new(Environment.ProcessPath!, "start", what, Weights);

    /// <summary>The peers that start, and a line for each that doesn't.</summary>
    public IEnumerable<(string Peer, StartSide Side)> Peers(Action<string> say)
    {
        string scripts = Path.Combine(AppContext.BaseDirectory, "Peers", "Drivers");
        string copies = Directory.CreateDirectory(Path.Combine(_directory, "drivers")).FullName;
        foreach (string file in Directory.EnumerateFiles(scripts, "*.py"))
            File.Copy(file, Path.Combine(copies, Path.GetFileName(file)), overwrite: true);

        foreach ((string peer, string script) in new[] { ("onnxruntime", "start_ort.py"), ("torch", "start_torch.py") })
        {
            var reasons = new List<string>();
            StartSide? found = null;
            foreach (string python in _pythons)
            {
                StartSide side = new([.. python.Split(' '), Path.Combine(copies, script), _directory]);
                try
                {
                    side.Start();
                    found = side;
                    break;
                }
                catch (PeerException e)
                {
                    reasons.Add($"{python}: {e.Message}");
                }
            }

            if (found is not null)
                yield return (peer, found);
            else
                say($"{peer} absent ({string.Join("; ", reasons)})");
        }
    }
}
