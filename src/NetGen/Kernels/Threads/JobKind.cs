namespace NetGen.Kernels;

/// <summary>What the threads of a team do between two synchronisations.</summary>
internal enum JobKind
{
    /// <summary><see cref="IForwardWork.Forward"/>.</summary>
    Forward,

    /// <summary><see cref="IColumnWork.ForwardColumns"/>.</summary>
    ForwardColumns,

    /// <summary><see cref="ISampleWork.ForwardColumns"/>.</summary>
    SampleColumns,

    /// <summary><see cref="ITrainingWork.Backward"/>.</summary>
    Backward,

    /// <summary><see cref="IColumnWork.BackwardColumns"/>.</summary>
    BackwardColumns,

    /// <summary>Both, one after the other: a row needs no other row for either.</summary>
    ForwardAndBackward,

    /// <summary><see cref="ITrainingWork.Gradients"/>.</summary>
    Gradients,

    /// <summary><see cref="ITrainingWork.UpdateByGradients"/>.</summary>
    UpdateByGradients,

    /// <summary><see cref="ITrainingWork.Update"/>.</summary>
    Update,

    /// <summary><see cref="IConstrainedWork.Constrain"/>.</summary>
    Constrain,
}
