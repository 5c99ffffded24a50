using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands;

/// <summary>Checks which arguments were typed, without parsing their values: an invalid value has an error of its own.</summary>
internal static class CommandResultExtensions
{
    public static bool IsGiven(this CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    public static bool IsGiven(this CommandResult result, Argument argument) => result.GetResult(argument) is { Tokens.Count: > 0 };
}
