using System.Globalization;

namespace TrackStore;

/// <content>Statistics.</content>
public partial class PresentationTexts
{
    /// <summary>Gets the name of what tracks, albums, links and the history take on the disc.</summary>
    public virtual string StorageOfTracks => "Tracks, albums and history";

    /// <summary>Gets the name of what the search index takes on the disc.</summary>
    public virtual string StorageOfSearch => "Search index";

    /// <summary>Gets the name of what kept originals take on the disc.</summary>
    public virtual string StorageOfOriginals => "Original pictures";

    /// <summary>Gets the name of the part of the database that is free.</summary>
    public virtual string StorageFree => "Free, used next";

    /// <summary>Returns the title of a chart.</summary>
    /// <param name="kind">What the chart counts.</param>
    /// <returns>The title.</returns>
    public virtual string ChartTitle(StatisticsChartKind kind) => kind switch
    {
        StatisticsChartKind.Decades => "Decades",
        StatisticsChartKind.Genres => "Genres",
        StatisticsChartKind.Bpm => "BPM",
        StatisticsChartKind.Keys => "Keys",
        StatisticsChartKind.Platforms => "Linked platforms",
        StatisticsChartKind.FieldSources => "Where values come from",
        StatisticsChartKind.MonthsAdded => "Added by month",
        StatisticsChartKind.Storage => "Storage",
        StatisticsChartKind.PictureSources => "Pictures by source",
        _ => kind.ToString(),
    };

    /// <summary>Formats a number of items.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text, such as "1,200".</returns>
    public virtual string FormatCount(long count) => Number(count);

    /// <summary>Returns the name of a decade.</summary>
    /// <param name="firstYear">Its first year.</param>
    /// <returns>The name, such as "1990s".</returns>
    public virtual string DecadeName(int firstYear) => string.Create(CultureInfo.InvariantCulture, $"{firstYear}s");

    /// <summary>Returns the name of a band of tempo.</summary>
    /// <param name="lowest">Its lowest tempo.</param>
    /// <param name="width">The beats per minute up to the next band.</param>
    /// <returns>The name, such as "120 to 124".</returns>
    public virtual string BpmBandName(int lowest, int width)
        => string.Create(CultureInfo.CurrentCulture, $"{lowest} to {lowest + width - 1}");

    /// <summary>Returns the name of a musical key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The name, such as "8A Am".</returns>
    public virtual string KeyName(MusicalKey key) => $"{key.ToString(KeyNotation.Camelot)} {key.ToString(KeyNotation.Name)}";

    /// <summary>Returns the name of a month.</summary>
    /// <param name="month">Its first day.</param>
    /// <returns>The name, such as "Jan 2026".</returns>
    public virtual string MonthName(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Returns the name of all months before one.</summary>
    /// <param name="month">The first day of the month.</param>
    /// <returns>The name, such as "Before Jan 2026".</returns>
    public virtual string MonthsBeforeName(DateOnly month) => $"Before {MonthName(month)}";

    /// <summary>Describes which tracks show a field's value from a source.</summary>
    /// <param name="field">The field.</param>
    /// <param name="source">A platform in lower case, <see cref="Sources.Base"/> or <see cref="Sources.User"/>.</param>
    /// <returns>The description, such as "Year from Discogs".</returns>
    public virtual string FieldSourceName(TrackField field, string source) => source switch
    {
        Sources.User => $"{FieldName(field)} edited by you",
        Sources.Base => $"{FieldName(field)} as imported",
        _ => $"{FieldName(field)} from {PlatformName(source)}",
    };

    /// <summary>Returns the name of where pictures came from.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The name.</returns>
    public virtual string PictureSourceName(string source) => source switch
    {
        Sources.User => "You",
        Sources.Base => "Imported",
        _ => PlatformName(source),
    };

    /// <summary>Returns the name of what the pictures of a size take on the disc.</summary>
    /// <param name="size">The size.</param>
    /// <returns>The name, such as "Pictures, medium".</returns>
    public virtual string StorageOfPictures(ImageSize size) => $"Pictures, {size.ToString().ToLowerInvariant()}";

    /// <summary>Says how many tracks a chart of years leaves out.</summary>
    /// <param name="count">The number of tracks without a year.</param>
    /// <returns>The text, or null for none.</returns>
    public virtual string? TracksWithoutYear(long count) => Without(count, "a year");

    /// <summary>Says how many tracks a chart of genres leaves out.</summary>
    /// <param name="count">The number of tracks without a genre.</param>
    /// <returns>The text, or null for none.</returns>
    public virtual string? TracksWithoutGenre(long count) => Without(count, "a genre");

    /// <summary>Says how many tracks a chart of tempos leaves out.</summary>
    /// <param name="count">The number of tracks without a tempo.</param>
    /// <returns>The text, or null for none.</returns>
    public virtual string? TracksWithoutBpm(long count) => Without(count, "a tempo");

    /// <summary>Says how many tracks a chart of keys leaves out.</summary>
    /// <param name="count">The number of tracks whose key is unknown.</param>
    /// <returns>The text, or null for none.</returns>
    public virtual string? TracksWithoutKey(long count) => Without(count, "a key");

    /// <summary>Says how many genres a chart leaves out.</summary>
    /// <param name="count">The number of genres.</param>
    /// <returns>The text, or null for none.</returns>
    public virtual string? FurtherGenres(int count) => count == 0 ? null : $"{Count(count, "further genre")}";

    private static string? Without(long count, string what) => count <= 0 ? null : $"{Count(count, "track")} without {what}";
}
