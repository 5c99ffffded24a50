using System.Text.RegularExpressions;
using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering;

/// <summary>
/// Turns the library's exceptions into text for users of this tool: the library's messages also advise developers, whose methods, options
/// and null values mean nothing at a command line.
/// </summary>
internal static partial class ErrorText
{
    /// <summary>Names of the library's parameters and properties, as users of this tool know them.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = "The title",
        ["Artist"] = "The artist",
        ["Album"] = "The album",
        ["AlbumArtist"] = "The album artist",
        ["Year"] = "The year",
        ["Bpm"] = "The tempo",
        ["Duration"] = "The duration",
        ["MusicalKey"] = "The key",
        ["Isrc"] = "The ISRC",
        ["Label"] = "The label",
        ["Genres"] = "The genre",
        ["genreNames"] = "The genre",
        ["names"] = "The name",
        ["tagName"] = "The tag",
        ["tagNames"] = "The tag",
        ["Tags"] = "The tag",
        ["ArtworkUrl"] = "The artwork address",
        ["LocalPath"] = "The path",
        ["Uri"] = "The address",
        ["platform"] = "The platform",
        ["platformId"] = "The platform's id",
        ["platformUri"] = "The address",
        ["platformData"] = "The JSON of --data",
        ["source"] = "The source",
        ["sourceUrl"] = "The address",
        ["Text"] = "The search text",
    };

    /// <summary>
    /// Options of the platform clients that this tool reads from user secrets and the environment, mostly under the same names.
    /// </summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["ClientId"] = "ClientId",
        ["ClientSecret"] = "ClientSecret",
        ["UserToken"] = "AccessToken",
        ["Market"] = "Market",
        ["ApiAddress"] = "ApiAddress",
        ["AccountsAddress"] = "AccountsAddress",
        ["UserAgent"] = "UserAgent",
        ["PersonalToken"] = "PersonalToken",
        ["ConsumerKey"] = "ConsumerKey",
        ["ConsumerSecret"] = "ConsumerSecret",
        ["UserName"] = "UserName",
        ["BaseAddress"] = "BaseAddress",
    };

    /// <summary>Gets the text for an exception, on one line.</summary>
    public static string Of(Exception exception)
    {
        if (exception is FileNotFoundException { FileName: { Length: > 0 } file })
            return $"There is no file {file}. Check its name and folder.";
        string message = exception.Message.ReplaceLineEndings(" ");
        if (exception is CsvFormatException { Problem: CsvProblem.Markup })
            return $"{message} For the XML file of rekordbox, use \"sync rekordbox --path <file>\".";
        if (exception is ArgumentException { ParamName: { } parameter })
            message = WithoutParameter(message, parameter);
        return ForUsers(message);
    }

    /// <summary>Removes advice that only developers can follow. The first sentence always stays: it says what is wrong.</summary>
    public static string ForUsers(string message)
    {
        string[] sentences = Sentence().Split(WithSettings(message).Trim());
        IEnumerable<string> kept = sentences.Where((sentence, i) => i == 0 || !Code().IsMatch(sentence));
        return string.Join(' ', kept.Select(sentence => NullClause().Replace(sentence, "")));
    }

    /// <summary>Gets the text for a value that was left out.</summary>
    /// <param name="field">The field of the library that had the value.</param>
    /// <param name="reason">Why it was left out, which may begin with the field.</param>
    public static string OfOmission(string field, string reason)
    {
        string text = ForUsers(reason);
        return Names.TryGetValue(field, out string? known) && text.StartsWith($"{field} ", StringComparison.Ordinal)
            ? string.Concat(known, text.AsSpan(field.Length))
            : text;
    }

    // An argument exception repeats the parameter's name and value, which the user typed as an option.
    private static string WithoutParameter(string message, string parameter)
    {
        string text = message.Replace($"(Parameter '{parameter}')", "", StringComparison.Ordinal);
        int value = text.IndexOf("Actual value was ", StringComparison.Ordinal);
        if (value >= 0)
            text = text[..value];
        text = Spaces().Replace(text, " ").Trim();
        string name = parameter[(parameter.LastIndexOf('.') + 1)..];
        return Names.TryGetValue(name, out string? known) && text.StartsWith($"{parameter} ", StringComparison.Ordinal)
            ? string.Concat(known, text.AsSpan(parameter.Length))
            : text;
    }

    // "SpotifyOptions.ClientId" is the setting "Spotify:ClientId" here.
    private static string WithSettings(string message) => PlatformOption().Replace(
        message,
        match => Settings.TryGetValue(match.Groups["name"].Value, out string? setting)
            ? $"{match.Groups["platform"].Value}:{setting}"
            : match.Value);

    [GeneratedRegex("(?<=[.!?])\\s+(?=[A-Z\"])")]
    private static partial Regex Sentence();

    // Members of the library's types, asynchronous methods, and the readers of .NET.
    [GeneratedRegex(
        @"\b\w*(Options|Page|Mode|Repository|Database|Loader|Selector|Lookups|Maintenance|Synchronizer)\.[A-Z]\w+"
        + @"|\b[A-Z]\w+Async\b|XmlReader|connection string|\bnull\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"(, or|; use|, or use|, or pass) null[^.;]*")]
    private static partial Regex NullClause();

    [GeneratedRegex(@"\b(?<platform>Spotify|Discogs)Options\.(?<name>[A-Z]\w+)")]
    private static partial Regex PlatformOption();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
