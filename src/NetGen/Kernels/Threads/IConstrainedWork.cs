namespace NetGen.Kernels;

/// <summary>Training that bounds the parameters after each step.</summary>
public interface IConstrainedWork : ITrainingWork
{
    /// <summary>Puts the parameters of a share back within their bounds, once a step is over.</summary>
    /// <param name="share">Which part of the parameters: here of each matrix some consecutive columns.</param>
    void Constrain(in WeightShare share);
}
