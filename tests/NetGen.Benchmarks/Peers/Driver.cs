using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>A peer in a process of its own, which works only while it is asked to.</summary>
internal sealed class Driver : IDisposable
{
    private static readonly ConcurrentDictionary<Driver, bool> Running = new();

    private readonly Process _process;
    private readonly BlockingCollection<string?> _answers = [];
    private readonly Queue<string> _errors = new();

    static Driver()
    {
        // However the run ends, no driver stays behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
        Console.CancelKeyPress += (_, _) => KillAll();
    }

    private Driver(string name, Process process)
    {
        (Name, _process) = (name, process);
        Running[this] = true;
        process.OutputDataReceived += (_, line) => _answers.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Versions = JsonSerializer.Deserialize<Dictionary<string, string>>(Answer("hello", "start", seconds: 120))!;
    }

    public string Name { get; }

    /// <summary>The libraries and their versions.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>Starts a driver.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables for it.</param>
    /// <exception cref="PeerException">It can't be started, or does not say hello.</exception>
    public static Driver Start(string name, IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string variable, string value) in environment)
            start.Environment[variable] = value;
        try
        {
            return new Driver(name, Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerException($"{command[0]}: {e.Message}");
        }
    }

    /// <summary>Lets it read the case in a directory, write its output there, and choose its fastest variant.</summary>
    /// <returns>The variant.</returns>
    public string Open(string directory) =>
        JsonDocument.Parse(Ask($"open {directory}", "ready", seconds: 300)).RootElement.GetProperty("variant").GetString()!;

    /// <summary>Lets it do the work so many times.</summary>
    /// <returns>Seconds for one repetition.</returns>
    public double Run(int repetitions) =>
        double.Parse(Ask(string.Create(CultureInfo.InvariantCulture, $"run {repetitions}"), "time", seconds: 120), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (Running.TryRemove(this, out _))
            Kill();
        _process.Dispose();
        _answers.Dispose();
    }

    private static void KillAll()
    {
        foreach (Driver driver in Running.Keys)
            driver.Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(5000);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private string Ask(string question, string word, int seconds)
    {
        try
        {
            _process.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw new PeerException($"{Name} has ended before '{question}'. {LastErrors()}");
        }

        return Answer(word, question, seconds);
    }

    private string Answer(string word, string question, int seconds)
    {
        if (!_answers.TryTake(out string? answer, TimeSpan.FromSeconds(seconds)))
        {
            Kill();
            throw new PeerException($"{Name} gave no answer to '{question}' within {seconds} seconds and was stopped. {LastErrors()}");
        }

        if (answer is null)
            throw new PeerException($"{Name} ended during '{question}'. {LastErrors()}");
        if (!answer.StartsWith(word + " ", StringComparison.Ordinal))
            throw new PeerException($"{Name} answered '{question}' with: {answer}");
        return answer[(word.Length + 1)..];
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            _errors.Enqueue(line);
            while (_errors.Count > 3)
                _errors.Dequeue();
        }
    }

    private string LastErrors()
    {
        lock (_errors)
            return string.Join(" / ", _errors);
    }
}

/// <summary>The work of a peer, beside NetGen's.</summary>
internal sealed class DriverSide(Driver driver) : ISide
{
    public double Measure(int repetitions) => driver.Run(repetitions);
}
