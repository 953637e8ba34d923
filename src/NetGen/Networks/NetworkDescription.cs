namespace NetGen;

/// <summary>The facts about a generated network that library code needs: its sizes, its fingerprint and the layout of its parameters.</summary>
public sealed class NetworkDescription
{
    private readonly ParameterTensor[] _tensors;

    /// <summary>Creates a description. Called by generated code.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="inputSize">Values in one input sample.</param>
    /// <param name="outputSize">Values in one output.</param>
    /// <param name="loss">The loss; null for a network that only infers.</param>
    /// <param name="fusedActivation">The final activation that the loss contains, if any.</param>
    /// <param name="fingerprint">The hash of the declaration, 16 hexadecimal digits.</param>
    /// <param name="tensors">The parameters in the order of the layers.</param>
    public NetworkDescription(
        string name,
        int inputSize,
        int outputSize,
        LossFunction? loss,
        ActivationFunction? fusedActivation,
        string fingerprint,
        params ParameterTensor[] tensors)
    {
        Name = name;
        InputSize = inputSize;
        OutputSize = outputSize;
        Loss = loss;
        FusedActivation = fusedActivation;
        Fingerprint = fingerprint;
        _tensors = tensors;
    }

    /// <summary>Creates a description. Called by generated code.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="inputSize">Values in one input sample.</param>
    /// <param name="outputSize">Values in one output.</param>
    /// <param name="loss">The loss; null for a network that only infers.</param>
    /// <param name="lossDelta">δ of a Huber loss.</param>
    /// <param name="fusedActivation">The final activation that the loss contains, if any.</param>
    /// <param name="fingerprint">The hash of the declaration, 16 hexadecimal digits.</param>
    /// <param name="tensors">The parameters in the order of the layers.</param>
    public NetworkDescription(
        string name,
        int inputSize,
        int outputSize,
        LossFunction? loss,
        double lossDelta,
        ActivationFunction? fusedActivation,
        string fingerprint,
        params ParameterTensor[] tensors)
        : this(name, inputSize, outputSize, loss, fusedActivation, fingerprint, tensors) =>
        LossDelta = lossDelta;

    private NetworkDescription(NetworkDescription other)
        : this(other.Name, other.InputSize, other.OutputSize, other.Loss, other.LossDelta, other.FusedActivation, other.Fingerprint, other._tensors) =>
        (Preprocessing, Schedule, Image, Augmentations, Heads) = (other.Preprocessing, other.Schedule, other.Image, other.Augmentations, other.Heads);

    /// <summary>The class's name.</summary>
    public string Name { get; }

    /// <summary>Values in one input sample.</summary>
    public int InputSize { get; }

    /// <summary>Values in one output.</summary>
    public int OutputSize { get; }

    /// <summary>A hash of the layers, sizes and parameter names: equal for networks whose parameters mean the same.</summary>
    public string Fingerprint { get; }

    /// <summary>The loss that the network was declared with; null where it only infers, or has heads with losses of their own.</summary>
    public LossFunction? Loss { get; }

    /// <summary>δ of a Huber loss; 1 for the others.</summary>
    public double LossDelta { get; } = 1;

    /// <summary>
    /// The final activation that the loss contains: <see cref="INetwork.Predict"/> returns values after it, <see cref="ITrainer.Outputs"/> those before it.
    /// Null where both are the same.
    /// </summary>
    public ActivationFunction? FusedActivation { get; }

    /// <summary>The rows that a training batch has at least: 2 where a BatchNorm takes the variance over them.</summary>
    public int MinimumBatchRows => _tensors.Any(tensor => tensor.Kind == ParameterKind.Statistic) ? 2 : 1;

    /// <summary>The heads, in the order of their outputs; empty where the network has one loss or none.</summary>
    public IReadOnlyList<OutputHead> Heads { get; init; } = [];

    /// <summary>The layers that are fitted to the training set, in their order: a scaling, then a projection. Empty where there are none.</summary>
    public IReadOnlyList<FittedLayer> Preprocessing { get; init; } = [];

    /// <summary>The picture that a sample is; of no size where the input has no such shape or nothing needs it.</summary>
    public ImageShape Image { get; init; }

    /// <summary>The random changes of training samples; empty where none are declared.</summary>
    public IReadOnlyList<Augmentation> Augmentations { get; init; } = [];

    /// <summary>How the learning rate goes over a run, as declared; null where nothing is.</summary>
    public Training.LearningRateSchedule? Schedule { get; init; }

    /// <summary>The parameters, and the statistics that are saved with them, in the order of the layers.</summary>
    public ReadOnlySpan<ParameterTensor> Tensors => _tensors;

    /// <summary>The layers with parameters that training changes, found when they are first asked for.</summary>
    internal TrainedLayers TrainedLayers => field ??= new TrainedLayers(_tensors);

    /// <summary>The same with heads. Called by generated code.</summary>
    /// <param name="heads">The heads, in their order.</param>
    public NetworkDescription WithHeads(params OutputHead[] heads) => new(this) { Heads = heads };

    /// <summary>The same with a schedule. Called by generated code.</summary>
    /// <param name="schedule">How the learning rate goes.</param>
    public NetworkDescription WithSchedule(Training.LearningRateSchedule schedule) => new(this) { Schedule = schedule };

    /// <summary>The same with random changes of training samples. Called by generated code.</summary>
    /// <param name="image">The picture that a sample is.</param>
    /// <param name="augmentations">The changes.</param>
    public NetworkDescription WithAugmentation(ImageShape image, params Augmentation[] augmentations) =>
        new(this) { Image = image, Augmentations = augmentations };

    /// <summary>The same with layers that are fitted to the training set. Called by generated code.</summary>
    /// <param name="layers">The layers, in their order.</param>
    public NetworkDescription WithPreprocessing(params FittedLayer[] layers) => new(this) { Preprocessing = layers };
}
