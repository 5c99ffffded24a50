using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands;

/// <summary>Options that take ids of a platform, in all forms in which people have them.</summary>
internal static class PlatformIds
{
    /// <summary>Makes an option for one thing.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What is taken in.</param>
    /// <param name="form">How an id looks, for those who mistype it.</param>
    /// <param name="parse">Gives the bare id, or null when it is none.</param>
    public static Option<string?> Option(string name, string description, string form, Func<string, string?> parse) => new(name)
    {
        Description = description,
        HelpName = "id",
        CustomParser = result => Parse(result, result.Tokens.Single().Value, name, form, parse),
    };

    /// <summary>Makes the option for single tracks.</summary>
    public static Option<string[]> Tracks(string description, string form, Func<string, string?> parse) => new("--track", "--id")
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "id",
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value, "--track", form, parse)).OfType<string>()],
    };

    /// <summary>Gives the ids that were written; null when there are none.</summary>
    public static IReadOnlyCollection<string>? Given(string[]? ids) => ids is { Length: > 0 } ? ids : null;

    private static string? Parse(ArgumentResult result, string text, string option, string form, Func<string, string?> parse)
    {
        if (parse(text) is { } id)
            return id;
        result.AddError($"\"{text}\" is no id for {option}: {form}.");
        return null;
    }
}
