using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands;

/// <summary>Asks what was typed, without reading it: a value that can't be read has an error of its own already.</summary>
internal static class CommandResultExtensions
{
    public static bool IsGiven(this CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    public static bool IsGiven(this CommandResult result, Argument argument) => result.GetResult(argument) is { Tokens.Count: > 0 };
}
