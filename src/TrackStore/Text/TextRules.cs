using System.Buffers;
using System.Globalization;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Validates and normalizes text before it is stored: NFC, trimmed, without NUL and unpaired surrogates, within its maximum length. Ids,
/// addresses and paths are validated only.
/// </summary>
internal static class TextRules
{
    public const int Name = 500;
    public const int ShortName = 100;
    public const int Source = 50;
    public const int Year = 10;
    public const int Code = 20;
    public const int Label = 200;
    public const int Description = 500;
    public const int PlatformId = 200;
    public const int Url = 2000;
    public const int Path = 4000;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        ['\0', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Normalizes text that must not be empty.</summary>
    public static string Required(string? text, int maxLength, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return Optional(text, maxLength, parameter) is { } stored && HasVisible(stored) ? stored : throw Empty(parameter);
    }

    /// <summary>Normalizes text; null when it is empty.</summary>
    public static string? Optional(string? text, int maxLength, string parameter)
    {
        if (text is null)
            return null;

        string trimmed = text.Trim();
        RequireStorable(trimmed, parameter);
        string normalized = CommonCharacters.AreComposed(trimmed) ? trimmed : Compose(trimmed, parameter);
        RequireLength(normalized, maxLength, parameter);
        return normalized.Length == 0 ? null : normalized;
    }

    /// <summary>
    /// Validates text that must not be empty and is stored exactly as given, such as an id: elsewhere, another spelling is another item.
    /// </summary>
    public static string Exact(string? text, int maxLength, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return OptionalExact(text, maxLength, parameter) is { } stored && HasVisible(stored) ? stored : throw Empty(parameter);
    }

    /// <summary>Validates text that is stored exactly as given, such as a path; null when it is blank.</summary>
    public static string? OptionalExact(string? text, int maxLength, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        RequireStorable(text, parameter);
        RequireLength(text, maxLength, parameter);
        return text;
    }

    /// <summary>Normalizes the name of a platform or source to lower case.</summary>
    public static string SourceName(string? text, string parameter) => Required(text, Source, parameter).ToLowerInvariant();

    private static bool HasVisible(string text) => char.IsAsciiLetterOrDigit(text[0]) || text.Any(IsVisible);

    private static ArgumentException Empty(string parameter)
        => new($"{parameter} is empty. Give it at least one visible character.", parameter);

    private static void RequireLength(string text, int maxLength, string parameter)
    {
        if (text.Length > maxLength)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} has {text.Length} characters; at most {maxLength} can be stored. Shorten it."),
                parameter);
        }
    }

    private static bool IsVisible(char c)
        => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) && !char.IsWhiteSpace(c);

    private static string Compose(string text, string parameter)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                $"{parameter} contains a code point that is not a character (such as U+FFFE). Remove it.", parameter, exception);
        }
    }

    // PostgreSQL rejects NUL and SQLite truncates at it. Both store an unpaired surrogate as U+FFFD, which would make two names equal.
    private static void RequireStorable(string text, string parameter)
    {
        if (!text.AsSpan().ContainsAny(Suspicious))
            return;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\0')
                throw new ArgumentException($"{parameter} contains a NUL character, which databases can't store. Remove it.", parameter);
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                throw new ArgumentException(
                    $"{parameter} contains an unpaired surrogate, which is not valid Unicode. Repair or remove it.", parameter);
            }

            i++;
        }
    }
}
