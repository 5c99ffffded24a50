using System.Globalization;

namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>Writes numbers and times for people.</summary>
internal static class Display
{
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes a number with its noun: "1 track", "2,000 tracks".</summary>
    public static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Writes a number of bytes: "640 bytes", "12.5 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => Count(bytes, "byte"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB"),
    };

    /// <summary>Adds up what pictures take: their renditions and the kept originals.</summary>
    public static long PictureBytes(StorageReport storage) => storage.Renditions.Sum(size => size.Bytes) + storage.OriginalBytes;

    /// <summary>Names a picture within a sentence: "your picture", "the picture of Spotify".</summary>
    public static string PictureOf(ImageCandidate candidate) => candidate.Picture.Source switch
    {
        Sources.User => "your picture",
        Sources.Base => "the imported picture",
        _ => $"the picture of {candidate.SourceName}",
    };

    /// <summary>Returns the class that gives a source its color.</summary>
    public static string SourceClass(string source) => source == Sources.User ? "you" : source;

    /// <summary>Returns the year of a date of which the rest may be unknown.</summary>
    public static string? Year(string? date) => date is { Length: >= 4 } ? date[..4] : date;

    public static string? Bpm(double? bpm) => bpm?.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Writes a month: "Jan 2026".</summary>
    public static string Month(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Returns whether a platform's own text may become a link: only if it leads to the web, and runs no script.</summary>
    public static bool IsWebAddress(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Writes a day, or null for a time that is unknown.</summary>
    public static string? Day(DateTimeOffset time) => time == default ? null : time.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Writes a day with its time, or null for a time that is unknown.</summary>
    public static string? Time(DateTimeOffset time)
        => time == default ? null : time.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Writes how long ago something was.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) => (now - time) switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } span => $"{Count((long)span.TotalMinutes, "minute")} ago",
        { TotalHours: < 24 } span => $"{Count((long)span.TotalHours, "hour")} ago",
        { TotalDays: < 30 } span => $"{Count((long)span.TotalDays, "day")} ago",
        _ => time.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
    };
}
