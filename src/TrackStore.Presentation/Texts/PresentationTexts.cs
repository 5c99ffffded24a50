using System.Globalization;

namespace TrackStore;

/// <summary>
/// All texts of the view models, in English. Derive from it and register the class before <c>AddPresentation</c> to show another language
/// or other words. Every member may be called from any thread.
/// </summary>
public partial class PresentationTexts
{
    /// <summary>Describes an error.</summary>
    /// <param name="error">The exception: a <see cref="TrackStoreException"/> with a code, or another one.</param>
    /// <returns>What went wrong, and what to do next.</returns>
    public virtual string DescribeError(Exception error) => error switch
    {
        PlatformException { Fault: PlatformFault.RateLimited, RetryAfter: { } wait } limited
            => $"{PlatformName(limited.Platform)} asks to wait {FormatWait(wait)}.",
        UndoConflictException conflict => $"This change can't be {(conflict.IsRedo ? "redone" : "undone")}. {conflict.Reason}",
        ArgumentException invalid => invalid.Message.Split(" (Parameter '")[0],
        _ => error.Message,
    };

    /// <summary>Returns a platform's or another source's name to show.</summary>
    /// <param name="platform">The name in lower case.</param>
    /// <returns>The name.</returns>
    public virtual string PlatformName(string platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Length == 0 ? platform : $"{char.ToUpperInvariant(platform[0])}{platform[1..]}";
    }

    /// <summary>Returns a field's name to show.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The name.</returns>
    public virtual string FieldName(TrackField field) => field switch
    {
        TrackField.AlbumArtist => "Album artist",
        TrackField.DiscNumber => "Disc",
        TrackField.TrackNumber => "Number",
        TrackField.Bpm => "BPM",
        TrackField.Duration => "Length",
        TrackField.MusicalKey => "Key",
        TrackField.Isrc => "ISRC",
        TrackField.ArtworkUrl => "Picture address",
        TrackField.Artwork => "Picture",
        _ => field.ToString(),
    };

    /// <summary>Returns how a field is written.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The hint, such as "3:45", or null when it needs no word.</returns>
    public virtual string? FieldHint(TrackField field) => field switch
    {
        TrackField.Genres => "Separated by semicolons",
        TrackField.Duration => "3:45",
        _ => null,
    };

    /// <summary>Returns where a value comes from.</summary>
    /// <param name="value">The value in its layer.</param>
    /// <returns>The source, such as "You" or "Pinned to Discogs".</returns>
    public virtual string SourceName(TrackFieldValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Layer switch
        {
            FieldLayer.User => "You",
            FieldLayer.Pin => $"Pinned to {PlatformName(value.Platform ?? "")}",
            FieldLayer.Platform => PlatformName(value.Platform ?? ""),
            FieldLayer.Merged => "Merged track",
            _ => "Imported",
        };
    }

    /// <summary>Formats a value. What it returns for a field must be a text that the user can type for it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value as culture-invariant text, durations in milliseconds.</param>
    /// <returns>The text.</returns>
    public virtual string FormatValue(TrackField field, string value) => field switch
    {
        TrackField.Duration when long.TryParse(value, CultureInfo.InvariantCulture, out long milliseconds)
            => FormatDuration(TimeSpan.FromMilliseconds(milliseconds)),
        TrackField.Bpm when double.TryParse(value, CultureInfo.InvariantCulture, out double bpm)
            => bpm.ToString("0.##", CultureInfo.CurrentCulture),
        _ => value,
    };

    /// <summary>Formats the length of a track.</summary>
    /// <param name="duration">The length.</param>
    /// <returns>The text, such as "3:45" or "1:02:10".</returns>
    public virtual string FormatDuration(TimeSpan duration)
    {
        TimeSpan rounded = TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds));
        return rounded < TimeSpan.FromHours(1)
            ? rounded.ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{(int)rounded.TotalHours}:{rounded:mm\\:ss}");
    }

    /// <summary>Formats a time to wait.</summary>
    /// <param name="wait">The time.</param>
    /// <returns>The text, such as "30 seconds".</returns>
    public virtual string FormatWait(TimeSpan wait) => wait switch
    {
        { TotalMinutes: < 2 } => Count((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)), "second"),
        { TotalHours: < 2 } => Count((int)Math.Ceiling(wait.TotalMinutes), "minute"),
        { TotalDays: < 2 } => Count((int)Math.Ceiling(wait.TotalHours), "hour"),
        _ => Count((int)Math.Ceiling(wait.TotalDays), "day"),
    };

    /// <summary>Describes why the text of a field was not saved.</summary>
    /// <param name="field">The field.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeProblem(TrackField field, FieldProblem problem) => problem switch
    {
        FieldProblem.Required => $"{FieldName(field)} can't be empty.",
        FieldProblem.NotANumber => "This isn't a number.",
        FieldProblem.NotADuration => "Write minutes and seconds, such as 3:45.",
        FieldProblem.Conflict => "Somebody else has changed this meanwhile. Save again to keep your text.",
        _ => "This could not be saved.",
    };

    /// <summary>Describes which picture a track shows.</summary>
    /// <param name="artwork">The explanation of the track's picture.</param>
    /// <returns>The caption, such as "Album picture · Spotify · 640 x 640", or null when there is no picture.</returns>
    public virtual string? PictureCaption(ArtworkExplanation artwork)
    {
        ArgumentNullException.ThrowIfNull(artwork);
        ArtworkExplanation? shownBy = artwork.Shown is not null ? artwork : artwork.Fallback;
        if (shownBy?.Shown is not { } shown)
            return null;
        string kind = shownBy == artwork ? "Track picture" : "Album picture";
        string source = PictureSource(shown.Source);
        string caption = string.Create(CultureInfo.CurrentCulture, $"{kind} · {source} · {shown.Width} x {shown.Height}");
        int choices = shownBy.Candidates.Count(candidate => !candidate.IsRefused);
        return choices == 1 ? caption : string.Create(CultureInfo.CurrentCulture, $"{caption} · {choices} to choose from");
    }
}
