namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MarkAsNetworkTests
{
    [Fact]
    public Task Network_is_added_above_the_layers() => CodeFixTest.MendsAsync("NG0008", "network",
        """
        namespace Models
        {
            /// <summary>Reads digits.</summary>
            // 28 × 28 pixels
            [Dense(784, 200)]   // hidden
            [Activation(ReLU)]
            [Dense(10)]
            public sealed partial class Digits;
        }
        """,
        """
        namespace Models
        {
            /// <summary>Reads digits.</summary>
            [Network]
            // 28 × 28 pixels
            [Dense(784, 200)]   // hidden
            [Activation(ReLU)]
            [Dense(10)]
            public sealed partial class Digits;
        }
        """);

    [Fact]
    public Task The_class_and_the_types_around_it_become_partial_too() => CodeFixTest.MendsAsync("NG0008", "network",
        """
        static class Models
        {
            [Dense(784, 10)]
            public sealed class Digits;
        }
        """,
        """
        static partial class Models
        {
            [Network]
            [Dense(784, 10)]
            public sealed partial class Digits;
        }
        """);

    [Fact]
    public Task Network_shares_the_line_of_a_class_on_one_line() => CodeFixTest.MendsAsync("NG0008", "network",
        "[Dense(2, 1), Activation(Tanh)] partial class Xor;",
        "[Network] [Dense(2, 1), Activation(Tanh)] partial class Xor;");

    [Fact]
    public Task The_name_is_qualified_where_the_namespace_is_not_imported() => CodeFixTest.MendsAsync("NG0008", "network",
        """
        [NetGen.Dense(784, 10)]
        partial class Digits;
        """,
        """
        [NetGen.Network]
        [NetGen.Dense(784, 10)]
        partial class Digits;
        """,
        usings: "");

    [Fact]
    public Task The_new_line_is_indented_and_ends_as_its_neighbour() => CodeFixTest.MendsAsync("NG0008", "network",
        "partial class Models\r\n{\r\n\t[Dense(2, 1)]\r\n\tpartial class Xor;\r\n}\r\n",
        "partial class Models\r\n{\r\n\t[Network]\r\n\t[Dense(2, 1)]\r\n\tpartial class Xor;\r\n}\r\n");

    [Fact]
    public Task All_classes_are_marked_at_once() => CodeFixTest.MendsAllAsync("NG0008", "network",
        """
        static class Models
        {
            [Dense(2, 1)]
            public sealed partial class A;

            [Dense(3, 1)]
            public sealed class B;
        }
        """,
        """
        static partial class Models
        {
            [Network]
            [Dense(2, 1)]
            public sealed partial class A;

            [Network]
            [Dense(3, 1)]
            public sealed partial class B;
        }
        """);
}
