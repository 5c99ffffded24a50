using System.Globalization;

namespace TrackStore;

/// <content>The settings of a library.</content>
public partial class PresentationTexts
{
    /// <summary>Gets the name of the ranking of all fields that have none of their own.</summary>
    public virtual string OtherFields => "All other fields";

    /// <summary>Gets the message after the search index was rebuilt.</summary>
    public virtual string SearchIndexRebuilt => "The search index was rebuilt.";

    /// <summary>Gets the message when another panel or process has applied rankings while the user was changing them.</summary>
    public virtual string RankingsChangedElsewhere
        => "The rankings were changed elsewhere meanwhile. Yours are still here: preview them again.";

    /// <summary>
    /// Gets the message when another panel or process has changed the options of pictures while the user was changing others.
    /// </summary>
    public virtual string RenditionsChangedElsewhere
        => "The options for pictures were changed elsewhere meanwhile. Yours are still here, and the others are shown.";

    /// <summary>Gets the message when the user leaves the settings with changes that are not applied.</summary>
    public virtual string SettingsNotApplied => "Your changes to the settings are kept, but not applied yet.";

    /// <summary>Returns the message after other options for pictures were put to use.</summary>
    /// <param name="outdated">The number of stored pictures that were made with others and can be rendered again.</param>
    /// <returns>The message.</returns>
    public virtual string RenditionsApplied(int outdated) => outdated switch
    {
        0 => "New pictures are rendered with these options.",
        1 => "New pictures are rendered with these options. 1 stored picture can be rendered again.",
        _ => string.Create(
            CultureInfo.CurrentCulture,
            $"New pictures are rendered with these options. {outdated:N0} stored pictures can be rendered again."),
    };

    /// <summary>Returns why the longest side of a size can't be used when it is no number, or out of its range.</summary>
    /// <param name="most">The most pixels.</param>
    /// <returns>The text to show beside the field.</returns>
    public virtual string RenditionSideOutOfRange(int most)
        => string.Create(CultureInfo.CurrentCulture, $"Enter a whole number from 1 to {most:N0}.");

    /// <summary>Returns why the longest side of a size can't be used when it isn't below that of the next larger size.</summary>
    /// <param name="larger">The next larger size.</param>
    /// <param name="side">The longest side of that size, in pixels.</param>
    /// <returns>The text to show beside the field.</returns>
    public virtual string RenditionSideNotBelow(ImageSize larger, int side)
        => string.Create(CultureInfo.CurrentCulture, $"Must be smaller than {RenditionName(larger)}, {side:N0} pixels.");

    /// <summary>Returns why the longest side of a size can't be used when it isn't above that of the next smaller size.</summary>
    /// <param name="smaller">The next smaller size.</param>
    /// <param name="side">The longest side of that size, in pixels.</param>
    /// <returns>The text to show beside the field.</returns>
    public virtual string RenditionSideNotAbove(ImageSize smaller, int side)
        => string.Create(CultureInfo.CurrentCulture, $"Must be larger than {RenditionName(smaller)}, {side:N0} pixels.");

    /// <summary>Returns the name of a format of renditions.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name.</returns>
    public virtual string RenditionFormatName(RenditionFormat format) => format switch
    {
        RenditionFormat.WebP => "WebP",
        _ => "JPEG",
    };

    /// <summary>Returns the name of a shape of renditions.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The name.</returns>
    public virtual string RenditionShapeName(RenditionShape shape) => shape switch
    {
        RenditionShape.SquareByCropping => "Square, cropped",
        RenditionShape.SquareByPadding => "Square, padded",
        _ => "As the original",
    };

    /// <summary>Describes what other rankings would change.</summary>
    /// <param name="preview">The preview.</param>
    /// <returns>The description, such as "1,204 of 20,000 tracks would show other values."</returns>
    public virtual string DescribePreview(RankingPreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return preview switch
        {
            { ComparedTracks: 0 } => "No track has values of several platforms, so nothing would change.",
            { ChangedTracks: 0, ComparedTracks: 1 } => "The one track with values of several platforms keeps its values.",
            { ChangedTracks: 0 } => string.Create(
                CultureInfo.CurrentCulture, $"All {preview.ComparedTracks:N0} tracks with values of several platforms keep their values."),
            _ => string.Create(
                CultureInfo.CurrentCulture,
                $"{preview.ChangedTracks:N0} of {preview.ComparedTracks:N0} tracks with values of several platforms would change."),
        };
    }

    /// <summary>Returns the message after rankings were applied.</summary>
    /// <param name="tracks">The number of tracks that show other values, as the preview told.</param>
    /// <returns>The message.</returns>
    public virtual string RankingsApplied(int tracks) => tracks switch
    {
        0 => "The rankings are in use. All tracks keep their values.",
        1 => "The rankings are in use. 1 track has changed.",
        _ => string.Create(CultureInfo.CurrentCulture, $"The rankings are in use. {tracks:N0} tracks have changed."),
    };

    /// <summary>Returns the name of a source in a preview.</summary>
    /// <param name="source">A platform in lower case, <see cref="Sources.Base"/> or <see cref="Sources.User"/>; or null for none.</param>
    /// <returns>The name, or null when there is no source.</returns>
    public virtual string? SourceName(string? source) => source switch
    {
        null => null,
        Sources.User => "You",
        Sources.Base => "Imported",
        _ => PlatformName(source),
    };

    /// <summary>Describes whether the pictures match the options.</summary>
    /// <param name="status">The counts.</param>
    /// <returns>The description.</returns>
    public virtual string DescribeRenditions(RenditionStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        int other = status.Outdated + status.WithoutOriginal;
        string match = status.Current == 1
            ? "1 picture matches"
            : string.Create(CultureInfo.CurrentCulture, $"{status.Current:N0} pictures match");
        return other == 0
            ? $"{match} the options."
            : string.Create(
                CultureInfo.CurrentCulture, $"{match} the options, {other:N0} {(other == 1 ? "was" : "were")} made with others.");
    }

    /// <summary>Returns the message after pictures were rendered again.</summary>
    /// <param name="result">The counts.</param>
    /// <returns>The message.</returns>
    public virtual string Rerendered(RerenderResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string failed = result.Failed == 0 ? "" : string.Create(CultureInfo.CurrentCulture, $" {result.Failed:N0} could not be rendered.");
        string rendered = result.Rerendered == 1
            ? "1 picture was rendered again."
            : string.Create(CultureInfo.CurrentCulture, $"{result.Rerendered:N0} pictures were rendered again.");
        return rendered + failed;
    }

    /// <summary>Describes the state of the search index.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The description.</returns>
    public virtual string DescribeSearchIndex(SearchIndexState state) => state switch
    {
        SearchIndexState.Ready => "Ready",
        SearchIndexState.Filling => "Being built. Searches work, and look at every track meanwhile.",
        SearchIndexState.Damaged => "Damaged. Rebuild it: until then searches look at every track.",
        _ => "This database has none. Searches look at every track.",
    };
}
