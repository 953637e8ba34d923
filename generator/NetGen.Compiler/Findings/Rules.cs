namespace NetGen.Compiler.Findings;

/// <summary>
/// All rules. What cannot be compiled: NG00xx about the declaration, NG01xx about shapes. What is judged: NG02xx about the signal at the
/// start, NG03xx initialisation, NG04xx dropout, NG05xx activation and loss, NG06xx the optimiser, NG07xx normalisation, NG08xx the size.
/// </summary>
public static class Rules
{
    public static readonly Rule NotPartial = Error(
        "NG0001", "Network class is not partial", "'{0}' hosts a network and has to be partial, so that the generated part can join it");

    public static readonly Rule ContainingTypeNotPartial = Error(
        "NG0002",
        "Type around a network class is not partial",
        "'{0}' hosts a network, so the types around it have to be partial too: {1}");

    public static readonly Rule UnsupportedHost = Error(
        "NG0003", "Class cannot host a network", "'{0}' cannot host a network because it {1}");

    public static readonly Rule BaseWithoutParameterlessConstructor = Error(
        "NG0004",
        "Base class without a parameterless constructor",
        "The base class of '{0}' has no accessible constructor that can be called without arguments, as the generated constructor has to");

    public static readonly Rule MemberNameTaken = Error(
        "NG0005", "Member has the name of a generated one", "'{0}' is the name of a generated member of '{1}', but {2}");

    public static readonly Rule LayerNameInvalid = Error(
        "NG0006", "Layer name is invalid", "'{0}' cannot be the name of a layer: it is {1}");

    public static readonly Rule DuplicateLayerName = Error(
        "NG0007", "Layer name is taken", "The layer name '{0}' is taken by {1}");

    public static readonly Rule LayersWithoutNetwork = Warning(
        "NG0008", "Layers without [Network]", "'{0}' has layers but no [Network], so that nothing is generated for it");

    public static readonly Rule NetworkWithoutLayers = Error(
        "NG0009", "Network without layers", "'{0}' is a network without layers");

    public static readonly Rule LayersOnSeveralParts = Error(
        "NG0010",
        "Layers on several parts of a class",
        "The layers of '{0}' stand on {1} parts of the class, so that their order is undefined");

    public static readonly Rule ArgumentOutOfRange = Error(
        "NG0011", "Argument is out of range", "{0} is {1}, but has to be {2}");

    public static readonly Rule SeveralLosses = Error(
        "NG0012", "Several losses", "'{0}' has {1} losses, but training minimises one");

    public static readonly Rule SeveralOptimizers = Error(
        "NG0013", "Several optimisers", "'{0}' has {1} optimisers, but training uses one");

    public static readonly Rule MissingArgument = Error(
        "NG0014", "Argument is missing", "{0} needs {1}");

    public static readonly Rule UnusedArgument = Warning(
        "NG0015", "Argument has no effect", "{0} has no effect {1}");

    public static readonly Rule NetworkTooLarge = Error(
        "NG0016", "Network is too large", "{0} {1} floats, but one buffer holds at most 2,147,483,647");

    public static readonly Rule ConflictingArguments = Error(
        "NG0017", "Arguments conflict", "{0} and {1} state the same thing: only one of them can be given");

    public static readonly Rule InputMisplaced = Error(
        "NG0018", "Input is misplaced", "{0}");

    public static readonly Rule NothingToTrain = Error(
        "NG0019", "Loss without parameters", "'{0}' has a loss, but no layer with parameters that training could change");

    public static readonly Rule NoPerceptron = Error(
        "NG0020",
        "No perceptron",
        "PerceptronRule trains one Dense layer with Step behind it, by MeanAbsoluteError, which is the share of wrong units; {0}");

    public static readonly Rule EverythingFrozen = Warning(
        "NG0021", "Every layer is frozen", "Every layer of '{0}' is frozen, so that training changes nothing unless a trainer lets some learn");

    public static readonly Rule InputUnknown = Error(
        "NG0022", "Input is unknown", "There is no input '{0}' here: {1}");

    public static readonly Rule InputNameUnusable = Error(
        "NG0023", "Name of an input or a head is unusable", "'{0}' cannot be the name of {1}: it is {2}");

    public static readonly Rule InputUnread = Warning(
        "NG0024", "Input is not read", "No layer reads the input '{0}'");

    public static readonly Rule HeadMisplaced = Error(
        "NG0025", "Head is misplaced", "A head returns what the network returns, but {0} follows");

    public static readonly Rule WeightsNotTied = Error(
        "NG0026", "Weights cannot be tied", "The weights of '{0}' cannot be used here: {1}");

    public static readonly Rule BlockUnusable = Error(
        "NG0030", "Block cannot be used", "'{0}' cannot be a part of this network: {1}");

    public static readonly Rule BlockWithoutLayers = Warning(
        "NG0031", "Block without layers", "'{0}' is a block without layers");

    public static readonly Rule NotPartOfBlock = Warning(
        "NG0032", "Not a part of a block", "A block consists of layers; {0} belongs to the network that uses it");

    public static readonly Rule FittedLayerMisplaced = Error(
        "NG0040", "Fitted layer is misplaced", "[{0}] cannot be fitted here: {1}");

    public static readonly Rule NoImageToAugment = Error(
        "NG0041", "No image to augment", "[{0}] needs {1}, but the inputs have the shape {2}");

    public static readonly Rule LossCannotMix = Error(
        "NG0042", "Loss cannot take mixed targets", "[MixUp] gives targets that {0} cannot take: {1}");

    public static readonly Rule ShapesDiffer = Error(
        "NG0101", "Shapes differ", "{0} inputs are declared, but {1} arrive from {2}");

    public static readonly Rule InputSizeUnknown = Error(
        "NG0102", "Size of the input is unknown", "The size of the network's input is unknown: state it as {0}");

    public static readonly Rule DenseNeedsFlatInput = Error(
        "NG0103", "Dense needs a flat input", "Dense reads a sample as one row of values, but the shape {0} arrives; flat it is {1}");

    public static readonly Rule SingleSoftmaxUnit = Error(
        "NG0104", "Softmax over a single output", "{0} over a single output is {1} whatever the input; {2}");

    public static readonly Rule SoftmaxNotLast = Error(
        "NG0105", "Softmax is not the last layer", "{0} has to be the last layer, but {1} follows");

    public static readonly Rule ActivationAppliedTwice = Error(
        "NG0106", "Activation is applied twice", "{0} applies a {1} of its own, so that after {2} the outputs are squashed twice");

    public static readonly Rule BlockChangesShape = Error(
        "NG0110", "Block changes the shape", "'{0}' returns {1} values, which cannot be added to the {2} it reads");

    public static readonly Rule BranchesDiffer = Error(
        "NG0111", "Branches cannot be merged", "{0} needs outputs of one shape, but the branches return {1} and {2}");

    public static readonly Rule RepetitionChangesShape = Error(
        "NG0112", "Repetition changes the shape", "{0} in a row need an output of the input's shape, but {1} arrive and {2} leave");

    public static readonly Rule SignalWeak = Info("NG0201", "Signal is weak", "{0}");

    public static readonly Rule StartsLate = Warning("NG0202", "Network starts late", "{0}");

    public static readonly Rule WillNotStart = Warning("NG0203", "Network will not start", "{0}");

    public static readonly Rule SignalExplodes = Warning("NG0204", "Signal explodes", "{0}");

    public static readonly Rule DropoutNoise = Warning(
        "NG0205",
        "Dropout noise drowns the signal",
        "After {0} dropouts the masks make {1} times the difference at the last layer that two inputs make{2} ({3})");

    public static readonly Rule TooNarrow = Warning(
        "NG0206",
        "Network is too narrow for its depth",
        "The reciprocal widths of the {0} hidden layers add up to {1}: above 1 what arrives at the end is a matter of luck");

    public static readonly Rule ResidualGrows = Warning(
        "NG0207",
        "Residual stack grows",
        "{0} in a row multiply the square of the gradient by {1} ({2} each): {3}");

    public static readonly Rule EqualWeights = Warning(
        "NG0301", "Weights are all equal", "The {1} units of {0} start equal, are told the same by every gradient and stay equal");

    public static readonly Rule WeightsTooLarge = Warning(
        "NG0302", "Weights are too large for the width", "The weights of {0} multiply the variance by {1} over its {2} inputs; He's by 2");

    public static readonly Rule TwoReadings = Info(
        "NG0303",
        "Xavier has two readings",
        "Xavier is Var[W] = 2/(n_in + n_out) = {0} here (Glorot and Bengio 2010), and 1/n_in = {1} to others, which is LecunNormal");

    public static readonly Rule DropoutOnOutput = Warning(
        "NG0401",
        "Dropout on the output",
        "Dropout behind the last Dense layer sets outputs to 0 that the loss then holds against the network");

    public static readonly Rule HighDropoutRate = Warning(
        "NG0402", "Dropout rate is high", "A rate of {0} on {1} drops more than the usual {2} at most; the rate is the share that goes");

    public static readonly Rule DropoutUncompensated = Info(
        "NG0403",
        "Dropout is left uncompensated",
        "Dropout makes the variance {0} times as large by the end in training, which He does not allow for");

    public static readonly Rule WholeLayerDropped = Info(
        "NG0404", "A whole layer may be dropped", "All {0} values are dropped at once with a probability of {1}");

    public static readonly Rule DropoutRecipe = Info(
        "NG0405", "Dropout's recipe is not followed", "Dropout's recipe asks for {0} (Srivastava et al. 2014, appendix A)") with { IsOnByDefault = false };

    public static readonly Rule LinearPair = Warning(
        "NG0501", "No activation between two layers", "{0} and {1} are one linear map: no activation stands between them");

    public static readonly Rule ActivationsInARow = Warning(
        "NG0502", "Two activations in a row", "{0} and {1} follow one another without a layer between them");

    public static readonly Rule ReluBeforeSoftmax = Warning(
        "NG0503",
        "ReLU before softmax",
        "ReLU makes every negative logit 0, so that softmax cannot rule a class out and its gradient is lost");

    public static readonly Rule SquaredErrorOfProbabilities = Info(
        "NG0504", "Squared error of probabilities", "The squared error has no gradient where {0} is sure and wrong; {1} has");

    public static readonly Rule StepTrained = Warning(
        "NG0505", "Step stops the gradient", "The derivative of Step is 0, so that {0} does not learn; StraightThrough = true lends it one");

    public static readonly Rule SeluUnsupported = Warning(
        "NG0506", "SELU outside its conditions", "SELU keeps mean and variance only {0}, but {1}");

    public static readonly Rule LearningRateOutOfRange = Warning(
        "NG0601", "Learning rate is out of range", "A learning rate of {0}: {1}");

    public static readonly Rule NesterovWithoutMomentum = Error(
        "NG0602", "Nesterov without momentum", "Nesterov with a momentum of 0 is plain SGD: state a momentum, or SGD");

    public static readonly Rule PenaltyOutOfRange = Info(
        "NG0603", "Penalty is out of its usual range", "λ = {0}: {1} is usual");

    public static readonly Rule PenaltyRescaled = Info(
        "NG0604", "L2 penalty with an optimiser that rescales it", "{0} divides λW by the size of past gradients, so that {1}");

    public static readonly Rule MaxNormClipsAtStart = Info(
        "NG0605",
        "Max-norm clips at the start",
        "The weights into a unit of {0} start with a norm of about {1}, so that a bound of {2} scales them down at the first step");

    public static readonly Rule CurvatureOfAnother = Info(
        "NG0606", "L-BFGS on a function that changes", "LBFGS takes all gradients for those of one function, but {0}");

    public static readonly Rule UselessBias = Info(
        "NG0701", "Bias before BatchNorm is useless", "The bias of {0} has no effect: {1} subtracts it with the mean");

    public static readonly Rule NormalizationAfterActivation = Info(
        "NG0702", "BatchNorm after the activation", "{0} stands behind {1}: before it, it would centre what {1} reads");

    public static readonly Rule DropoutBeforeBatchNorm = Warning(
        "NG0703",
        "Dropout just before BatchNorm",
        "The masks make the variance that {0} sees in training {1} times that at inference, where its running statistics no longer fit");

    public static readonly Rule NormalizationFigure = Warning("NG0704", "Figure of a normalisation is unusual", "{0} of {1}: {2}");

    public static readonly Rule SmallBatch = Warning(
        "NG0705",
        "Batch is small for BatchNorm",
        "Over a batch of {0} rows the variance that {1} takes is off by {2} % (standard deviation √(2/(m - 1)))");

    public static readonly Rule BudgetExceeded = Warning(
        "NG0801", "Budget is exceeded", "{0} {1} {2}, {3} more than the budget of {4}");

    public static readonly Rule TooManyParameters = Info(
        "NG0802", "Many parameters for the data", "{0} parameters are {1} to each of the {2} values of the training set");

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        NotPartial, ContainingTypeNotPartial, UnsupportedHost, BaseWithoutParameterlessConstructor, MemberNameTaken, LayerNameInvalid,
        DuplicateLayerName, LayersWithoutNetwork, NetworkWithoutLayers, LayersOnSeveralParts, ArgumentOutOfRange, SeveralLosses,
        SeveralOptimizers, MissingArgument, UnusedArgument, NetworkTooLarge, ConflictingArguments, InputMisplaced, NothingToTrain, NoPerceptron,
        EverythingFrozen, InputUnknown, InputNameUnusable, InputUnread, HeadMisplaced, WeightsNotTied,
        BlockUnusable, BlockWithoutLayers, NotPartOfBlock, FittedLayerMisplaced, NoImageToAugment, LossCannotMix,
        ShapesDiffer, InputSizeUnknown, DenseNeedsFlatInput, SingleSoftmaxUnit, SoftmaxNotLast, ActivationAppliedTwice,
        BlockChangesShape, BranchesDiffer, RepetitionChangesShape,
        SignalWeak, StartsLate, WillNotStart, SignalExplodes, DropoutNoise, TooNarrow, ResidualGrows, EqualWeights, WeightsTooLarge, TwoReadings,
        DropoutOnOutput, HighDropoutRate, DropoutUncompensated, WholeLayerDropped, DropoutRecipe, LinearPair, ActivationsInARow, ReluBeforeSoftmax,
        SquaredErrorOfProbabilities, StepTrained, SeluUnsupported, LearningRateOutOfRange, NesterovWithoutMomentum, PenaltyOutOfRange,
        PenaltyRescaled, MaxNormClipsAtStart, CurvatureOfAnother, UselessBias, NormalizationAfterActivation, DropoutBeforeBatchNorm, NormalizationFigure, SmallBatch,
        BudgetExceeded, TooManyParameters,
    ];

    private static Rule Error(string id, string title, string messageFormat) => new(id, title, messageFormat, RuleSeverity.Error);

    private static Rule Info(string id, string title, string messageFormat) => new(id, title, messageFormat, RuleSeverity.Info);

    private static Rule Warning(string id, string title, string messageFormat) => new(id, title, messageFormat, RuleSeverity.Warning);
}
