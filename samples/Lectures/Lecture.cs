namespace Samples;

/// <summary>A claim of the lectures as a program: it prints what was found, a line for each case, and draws it.</summary>
/// <param name="Number">What <c>--only</c> selects it by.</param>
/// <param name="Title">The claim in a few words.</param>
/// <param name="NeedsMnist">Whether it works on MNIST.</param>
/// <param name="Run">Tries it.</param>
internal sealed record Lecture(int Number, string Title, bool NeedsMnist, Action<Laboratory> Run)
{
    public static IReadOnlyList<Lecture> All { get; } =
    [
        new(1, "XOR: what size solves it", NeedsMnist: false, XorLecture.Run),
        new(2, "The sigmoid cliff", NeedsMnist: true, SigmoidCliffLecture.Run),
        new(3, "He against Xavier in 30 layers of ReLU", NeedsMnist: true, InitializationLecture.Run),
        new(4, "BatchNorm, with and without, from three starts", NeedsMnist: true, BatchNormLecture.Run),
        new(5, "Dropout, L2, max-norm and the whole recipe", NeedsMnist: true, RegularizationLecture.Run),
        new(6, "Residual against plain, 20 to 110 layers", NeedsMnist: true, ResidualLecture.Run),
        new(7, "Thirteen optimisers on one network", NeedsMnist: true, OptimizersLecture.Run),
        new(8, "Where the weights start", NeedsMnist: true, WeightStartLecture.Run),
        new(9, "The optimisers' paths", NeedsMnist: false, PathsLecture.Run),
        new(10, "Inputs off centre and of unlike scale", NeedsMnist: false, InputsLecture.Run),
    ];
}
