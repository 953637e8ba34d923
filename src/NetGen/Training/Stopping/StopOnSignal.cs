using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>Ends a run in order when the process is asked to end, once; a second request takes its usual course.</summary>
internal sealed class StopOnSignal : ITrainingCallback
{
    private PosixSignalRegistration[] _registrations = [];
    private volatile string? _signal;

    public void TrainingBegins(TrainingProgress progress)
    {
        _signal = null;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
    }

    public void BatchEnds(TrainingProgress progress)
    {
        if (_signal is string signal)
            progress.Interrupt($"{signal} asked for it.");
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _registrations = [];
    }

    /// <summary>Called on a thread of the runtime.</summary>
    internal void Handle(PosixSignalContext context)
    {
        if (_signal is not null)
            return;
        context.Cancel = true; // the process lives on
        _signal = context.Signal == PosixSignal.SIGINT ? "Ctrl+C" : "the system";
    }
}
