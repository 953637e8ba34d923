using System.Reflection;
using NetGen.Compiler.Support;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What flows through the pipeline is values: no symbol, syntax, location or compilation, and equality everywhere.</summary>
public sealed class ModelPurityTests
{
    /// <summary>The types of everything that can be reached from the outputs of the named steps.</summary>
    public static TheoryData<Type> ModelTypes => [.. Types];

    private static IEnumerable<Type> Types => Reachable(_outputs.Select(output => output.GetType()));

    private static readonly object[] _outputs =
    [
        .. Run.Of("[Network] [Input(4)] [Dense(4, 3)] [Loss(MeanSquaredError)] partial class Net;", "[Network] partial class Empty;").Result
            .TrackedSteps.Where(step => step.Key is TrackingNames.Parse or TrackingNames.Graph or TrackingNames.Emit)
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value),
    ];

    [Fact]
    public void The_outputs_are_the_three_models() => Assert.Equal(
        ["CompiledNetwork", "GeneratedFile", "NetworkDeclaration"], _outputs.Select(output => output.GetType().Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_model_is_made_of_values_alone(Type type)
    {
        Assert.DoesNotContain(nameof(Microsoft.CodeAnalysis), type.Assembly.FullName, StringComparison.Ordinal);
        Assert.False(type.IsArray || typeof(Delegate).IsAssignableFrom(type) || type == typeof(object) || type.IsInterface);
        Assert.True(
            type.IsEnum || typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type),
            $"{type} is compared by reference, or through reflection.");
    }

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_model_cannot_be_changed(Type type)
    {
        if (type.Namespace!.StartsWith(nameof(NetGen), StringComparison.Ordinal) && !type.IsEnum)
            Assert.All(Fields(type), field => Assert.True(field.IsInitOnly, $"{type.Name}.{field.Name} can be written."));
    }

    [Fact]
    public void The_walk_reaches_the_leaves()
    {
        string[] leaves = ["DenseItem", "OptimizerItem", "ContainingType", "HostTraits", "DropoutNode", "WeightInitializer", "Rule"];
        Assert.Empty(leaves.Except(Types.Select(type => type.Name)));
    }

    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        HashSet<Type> reached = [];
        Queue<Type> open = new(roots);
        while (open.TryDequeue(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!reached.Add(type) || type.Assembly == typeof(object).Assembly)
                continue;
            foreach (Type next in Fields(type).Select(field => field.FieldType).Concat(Derived(type)))
                open.Enqueue(next);
        }

        return reached;
    }

    /// <summary>An array is the one thing that is not a value; EquatableArray wraps it, and counts for its elements.</summary>
    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)
            ? typeof(ElementOf<>).MakeGenericType(type.GetGenericArguments()).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Concat(type.BaseType is { } ancestor && ancestor.Assembly != typeof(object).Assembly ? Fields(ancestor) : []);

    private static IEnumerable<Type> Derived(Type type) =>
        type.IsAbstract ? type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type)) : [];

    private sealed class ElementOf<T>
    {
#pragma warning disable CS0649, CS0169, CA1823, IDE0044 // Only its type is asked for.
        private readonly T? _element;
#pragma warning restore
    }
}
