namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MakePartialTests
{
    [Fact]
    public Task A_class_becomes_partial() => CodeFixTest.MendsAsync("NG0001", "partial",
        """
        [Network]
        [Dense(784, 10)]
        public sealed class Digits;
        """,
        """
        [Network]
        [Dense(784, 10)]
        public sealed partial class Digits;
        """);

    [Fact]
    public Task Comments_around_the_modifiers_stay() => CodeFixTest.MendsAsync("NG0001", "partial",
        """
        // Copyright

        /// <summary>Reads digits.</summary>
        [Network] // the net
        [Dense(784, 10)]
        // open to all
        public /* and */ sealed /* of course a */ class Digits
        {
            // nothing
        }
        """,
        """
        // Copyright

        /// <summary>Reads digits.</summary>
        [Network] // the net
        [Dense(784, 10)]
        // open to all
        public /* and */ sealed /* of course a */ partial class Digits
        {
            // nothing
        }
        """);

    [Fact]
    public Task A_class_without_modifiers_becomes_partial() => CodeFixTest.MendsAsync("NG0001", "partial",
        "[Network, Dense(2, 1)] class Digits;",
        "[Network, Dense(2, 1)] partial class Digits;");

    [Fact]
    public Task All_classes_become_partial_at_once() => CodeFixTest.MendsAllAsync("NG0001", "partial",
        """
        [Network, Dense(2, 1)] class A;
        [Network, Dense(2, 1)] sealed class B;
        """,
        """
        [Network, Dense(2, 1)] partial class A;
        [Network, Dense(2, 1)] sealed partial class B;
        """);

    [Fact]
    public Task Every_type_around_the_class_becomes_partial() => CodeFixTest.MendsAsync("NG0002", "partial",
        """
        namespace Models;

        public interface IOuter
        {
            public readonly record struct Middle
            {
                static partial class Inner
                {
                    [Network]
                    [Dense(784, 10)]
                    public sealed partial class Digits;
                }
            }
        }
        """,
        """
        namespace Models;

        public partial interface IOuter
        {
            public readonly partial record struct Middle
            {
                static partial class Inner
                {
                    [Network]
                    [Dense(784, 10)]
                    public sealed partial class Digits;
                }
            }
        }
        """);

    [Fact]
    public Task Two_networks_in_one_type_make_it_partial_once() => CodeFixTest.MendsAllAsync("NG0002", "partial",
        """
        static class Models
        {
            [Network, Dense(2, 1)] public sealed partial class A;
            [Network, Dense(2, 1)] public sealed partial class B;
        }
        """,
        """
        static partial class Models
        {
            [Network, Dense(2, 1)] public sealed partial class A;
            [Network, Dense(2, 1)] public sealed partial class B;
        }
        """);
}
