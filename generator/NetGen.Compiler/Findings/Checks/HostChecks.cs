using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the class can be extended by a generated part.</summary>
internal static class HostChecks
{
    private static readonly (HostTraits Trait, string Reason)[] _obstacles =
    [
        (HostTraits.Generic, "is generic or stands in a generic type"),
        (HostTraits.Abstract, "is abstract"),
        (HostTraits.Static, "is static"),
        (HostTraits.Record, "is a record"),
        (HostTraits.FileLocal, "is local to its file"),
        (HostTraits.PrimaryConstructor, "has a primary constructor"),
        (HostTraits.RequiredMembers, "has required members, which the generated Load cannot set"),
        (HostTraits.DerivesFromNetwork, "derives from another network"),
        (HostTraits.UnchainedConstructor, "has a constructor that does not begin with ': this(…)', which leaves the parameters unset"),
        (HostTraits.SeedConstructor, "has a constructor with the signature of the generated one, (int)"),
    ];

    public static IEnumerable<Finding> Run(NetworkOutline outline)
    {
        HostTraits traits = outline.Host.Traits;
        if (traits.HasFlag(HostTraits.NotPartial))
            yield return Finding.OnClass(Rules.NotPartial, outline.HostName);

        string[] closed = [.. outline.Host.ContainingTypes.Where(type => !type.IsPartial).Select(type => $"'{type.Name}'")];
        if (closed.Length > 0)
            yield return Finding.OnClass(Rules.ContainingTypeNotPartial, outline.HostName, string.Join(", ", closed));

        string[] reasons = [.. _obstacles.Where(obstacle => traits.HasFlag(obstacle.Trait)).Select(obstacle => obstacle.Reason)];
        if (reasons.Length > 0)
            yield return Finding.OnClass(Rules.UnsupportedHost, outline.HostName, string.Join(" and ", reasons));

        if (traits.HasFlag(HostTraits.BaseWithoutParameterlessConstructor))
            yield return Finding.OnClass(Rules.BaseWithoutParameterlessConstructor, outline.HostName);
    }
}
