using System.CommandLine;
using System.Runtime.CompilerServices;

namespace TrackStore.Sample.Commands;

/// <summary>Holds the examples of each command, for which the command-line library has no property.</summary>
internal static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, string[]> Examples = [];

    public static IReadOnlyList<string> Of(Command command) => Examples.TryGetValue(command, out string[]? examples) ? examples : [];

    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        Examples.AddOrUpdate(command, examples);
        return command;
    }
}
