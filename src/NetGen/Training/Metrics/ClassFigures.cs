namespace NetGen.Training;

/// <summary>How well one class is found, or several on average.</summary>
/// <param name="Precision">Of the samples that were taken for the class, the share that belong to it; 0 where none were.</param>
/// <param name="Recall">Of the samples of the class, the share that were found; 0 where there are none.</param>
/// <param name="F1">The harmonic mean of both; 0 where both are.</param>
/// <param name="Support">The samples of the class.</param>
public readonly record struct ClassFigures(double Precision, double Recall, double F1, int Support);
