using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Options that take ids of a platform, in all forms in which users have them.</summary>
internal static class PlatformIds
{
    /// <summary>Makes an option for one id.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">Its description.</param>
    /// <param name="advice">What to type, for the error about a malformed id.</param>
    /// <param name="parse">Gets the bare id, or null for a malformed one.</param>
    public static Option<string?> Option(string name, string description, string advice, Func<string, string?> parse) => new(name)
    {
        Description = description,
        HelpName = "id",
        CustomParser = result => Parse(result, result.Tokens.Single().Value, name, advice, parse),
    };

    /// <summary>Makes the option for single tracks.</summary>
    public static Option<string[]> Tracks(string description, string advice, Func<string, string?> parse) => new("--track", "--id")
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "id",
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value, "--track", advice, parse)).OfType<string>()],
    };

    /// <summary>Gets the typed ids, or null if there are none.</summary>
    public static IReadOnlyCollection<string>? Given(string[]? ids) => ids is { Length: > 0 } ? ids : null;

    private static string? Parse(ArgumentResult result, string text, string option, string advice, Func<string, string?> parse)
    {
        if (parse(text) is { } id)
            return id;
        result.AddError($"\"{text}\" is not an id for {option}: {advice}.");
        return null;
    }
}
