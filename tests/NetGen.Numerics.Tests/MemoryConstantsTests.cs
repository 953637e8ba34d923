using System.Reflection;
using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>The public constants against what is really allocated.</summary>
public class MemoryConstantsTests
{
    /// <summary>Room for the objects themselves and for moving each buffer's start to a 64-byte line.</summary>
    private const long Objects = 720;

    /// <summary>A layer's learning-rate factor, and the steps it missed.</summary>
    private const long PerLayer = sizeof(float) + sizeof(int);

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("DigitNet", "[Dense(784, 200)] [Activation(ReLU)] [Dropout(0.5)] [Dense(10)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("DeepNet", "[Dense(33, 100)] [Activation(Tanh)] [Dense(256)] [Activation(Sigmoid)] [Dense(17)] [Activation(ELU)] [Dense(3)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("TinyNet", "[Dense(2, 5)] [Activation(Sigmoid)] [Dense(1)] [Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("ClippedNet", "[Dense(64, 50)] [Activation(ReLU)] [Dense(5)] [Loss(MeanSquaredError)] [Optimizer(Momentum)] [GradientClip(Norm = 1)]"),
        ("CurvedNet", "[Dense(64, 50)] [Activation(Tanh)] [Dense(5)] [Loss(MeanSquaredError)] [Optimizer(LBFGS)]"),
        ("PlainNet", "[Input(20)] [Dropout(0.1)] [Dense(5)] [Loss(MeanSquaredError)] [Optimizer(SGD)]"),
        ("Fitted", "[Input(100)] [Standardize] [Pca(20)] [Dense(50)] [Activation(ReLU)] [Dense(5)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("Composed",
            "[Dense(5, 4)] [Residual<Deep4>(Repeat = 30, After = ReLU)] [Branches<Three, Nested4>(Merge = Concat)] [Dense(4)] [Poly2<Shared4>(Repeat = 2)] "
                + "[Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Headed",
            "[Input(6, Name = \"Image\")] [Input(40, Name = \"Meta\")] [Branches<ImageTower, MetaTower>(Merge = Concat)] [Dense(30)] [Activation(ReLU)] "
                + "[Head<ClassHead>(SoftmaxCrossEntropy)] [Head<BoxHead>(Huber)] [Optimizer(Adam)]"),
    ]);

    [Theory]
    [InlineData("DigitNet", 64)]
    [InlineData("DigitNet", 1)]
    [InlineData("DeepNet", 100)]
    [InlineData("DeepNet", 1000)]
    [InlineData("PlainNet", 16)]
    [InlineData("TinyNet", 4)]
    [InlineData("Fitted", 64)]
    [InlineData("Composed", 20)]
    [InlineData("Headed", 20)]
    public void A_trainer_takes_FixedBytes_and_BytesPerRow_for_each_row_rounded_up_to_16(string name, int batchSize)
    {
        EmittedNetwork network = s_networks[name];
        ITrainableNetwork instance = network.CreateTrainable(seed: 1);
        instance.CreateTrainer(1).Dispose();
        instance.CreateTrainer(1, keepGradients: true).Dispose();

        long objects = Objects + PerLayer * instance.CreateTrainer(1).LayerRates.Layers.Count;
        long plan = network.Constant("FixedBytes") + network.Constant("BytesPerRow") * ((batchSize + 15) / 16 * 16);
        Assert.InRange(Allocated(() => instance.CreateTrainer(batchSize, threads: 1)), plan, plan + objects);

        long fitted = instance.Description.Preprocessing.Count == 0 ? 0 : (instance.ParameterBuffer.Length - instance.Description.Preprocessing[0].Offset) * sizeof(float);
        long kept = plan + network.Constant("ParameterBytes") - fitted + sizeof(float) * network.Constant("InputSize") * batchSize;
        Assert.InRange(Allocated(() => instance.CreateTrainer(batchSize, keepGradients: true, threads: 1)), kept, kept + objects);
    }

    [Theory]
    [InlineData("ClippedNet")]
    [InlineData("CurvedNet")]
    public void Gradients_that_are_always_kept_are_among_the_fixed_bytes(string name)
    {
        EmittedNetwork network = s_networks[name];
        ITrainableNetwork instance = network.CreateTrainable(seed: 1);
        instance.CreateTrainer(1).Dispose();
        instance.CreateTrainer(1, keepGradients: true).Dispose();
        long plan = network.Constant("FixedBytes") + network.Constant("BytesPerRow") * 32;
        Assert.InRange(Allocated(() => instance.CreateTrainer(32, threads: 1)), plan, plan + Objects);
        long kept = plan + sizeof(float) * network.Constant("InputSize") * 32;
        Assert.InRange(Allocated(() => instance.CreateTrainer(32, keepGradients: true, threads: 1)), kept, kept + Objects);
    }

    [Theory]
    [InlineData("DigitNet")]
    [InlineData("DeepNet")]
    [InlineData("Composed")]
    public void ParameterBytes_are_the_parameters_and_their_padding(string name)
    {
        EmittedNetwork network = s_networks[name];
        INetwork instance = network.Create(seed: 1);
        Assert.Equal(network.Constant("ParameterBytes"), instance.ParameterBuffer.Length * sizeof(float));

        long parameters = 0;
        foreach (ParameterTensor tensor in instance.Description.Tensors)
            parameters += (long)tensor.Rows * tensor.Columns;
        Assert.Equal(network.Constant("ParameterCount"), parameters);
    }

    [Theory]
    [InlineData("DigitNet", false)]
    [InlineData("DeepNet", false)]
    [InlineData("Composed", false)]
    [InlineData("Headed", false)]
    [InlineData("Fitted", false)]
    [InlineData("Fitted", true)] // with room for what it fills in
    public void A_session_takes_SessionBytesPerRow_for_each_row(string name, bool frozen)
    {
        INetwork instance = s_networks[name].Create(seed: 1);
        if (frozen)
            instance = (INetwork)instance.GetType().GetMethod("Freeze")!.Invoke(instance, null)!;
        long perRow = (long)instance.GetType().GetField("SessionBytesPerRow")!.GetRawConstantValue()!;
        MethodInfo create = instance.GetType().GetMethod("CreateSession")!;
        object[] arguments = [64, 1];
        create.Invoke(instance, arguments);
        Assert.InRange(Allocated(() => create.Invoke(instance, arguments)!), perRow * 64, perRow * 64 + Objects);
    }

    /// <summary>The least of several trials: what a thread leaves of its allocation context, up to 8 KiB, is counted too when the next block lies elsewhere.</summary>
    private static long Allocated(Func<object> create)
    {
        long least = long.MaxValue;
        for (int trial = 0; trial < 8; trial++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(create());
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
