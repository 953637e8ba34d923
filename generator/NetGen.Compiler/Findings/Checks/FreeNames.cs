using NetGen.Compiler.Emission;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Suggests names for layers. No name is suggested twice, so that all suggestions for a class can be followed at once.</summary>
internal sealed class FreeNames(NetworkOutline outline)
{
    // An invalid name goes, and does not stand in the way of a valid one that differs by case alone.
    private readonly HashSet<string> _taken = new(
        [
            outline.HostName,
            .. GeneratedMembers.Names,
            .. GeneratedMembers.AmongLayers,
            .. VocabularyWords.All,
            .. outline.Host.MemberNames,
            .. outline.Host.InheritedMembers.Select(member => member.Name),
            .. outline.NamedLayers.Select(outline.NameOf).Where(Identifiers.IsValid),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A name, with a number appended where it is taken: <c>Hidden2</c>, <c>Conv3x3_2</c>.</summary>
    public string Take(string name)
    {
        string stem = char.IsDigit(name[name.Length - 1]) ? name + "_" : name;
        string free = Enumerable.Range(1, _taken.Count + 1)
            .Select(number => number == 1 ? name : stem + number)
            .First(candidate => !_taken.Contains(candidate));
        _taken.Add(free);
        return free;
    }
}
