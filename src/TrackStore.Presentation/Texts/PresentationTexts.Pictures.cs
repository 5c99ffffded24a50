using System.Globalization;

namespace TrackStore;

/// <content>Pictures.</content>
public partial class PresentationTexts
{
    /// <summary>Gets the message after the user's own picture was stored.</summary>
    public virtual string PictureAdded => "Your picture is shown.";

    /// <summary>Gets the message after the user's own picture was stored in the place of another one of the user.</summary>
    public virtual string PictureTookPlace => "Your picture replaces the one you added before.";

    /// <summary>Gets the message after the picture was stored that is shown already.</summary>
    public virtual string PictureIsShownAlready => "This picture is shown already.";

    /// <summary>Gets the message after the user chose no picture.</summary>
    public virtual string NoPictureChosen => "No picture is shown.";

    /// <summary>Gets the message after the user's choice was taken back.</summary>
    public virtual string PictureAutomatic => "The best picture is shown automatically.";

    /// <summary>Says that a picture is not taken, because another one is being stored.</summary>
    public virtual string AnotherPictureIsStored => "Another picture is being stored. Try again when it is done.";

    /// <summary>Gets why a picture that didn't arrive was not stored.</summary>
    public virtual string UploadInterrupted => "The picture did not arrive completely. Try again.";

    /// <summary>Returns the message when a picture was not stored, after another track or album was selected.</summary>
    /// <param name="title">The title of the one that it was for, or null when it is not known.</param>
    /// <param name="reason">Why it was not stored.</param>
    /// <returns>The message.</returns>
    public virtual string PictureNotStored(string? title, string reason) => title is null ? reason : $"{title}: {reason}";

    /// <summary>Returns the message after a picture was chosen.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The message.</returns>
    public virtual string PictureChosen(string source) => $"{PictureOf(source)} is shown.";

    /// <summary>Returns the message after a picture was refused.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The message.</returns>
    public virtual string PictureRefused(string source) => $"{PictureOf(source)} is refused. It is shown only if you choose it.";

    /// <summary>Returns the message after a refusal was taken back.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The message.</returns>
    public virtual string PictureAllowed(string source) => $"{PictureOf(source)} is allowed again.";

    /// <summary>Returns the message after a picture was deleted.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The message.</returns>
    public virtual string PictureDeleted(string source) => $"{PictureOf(source)} was deleted.";

    /// <summary>Returns the message after a picture was replaced wherever it was shown.</summary>
    /// <param name="albums">The number of albums.</param>
    /// <param name="tracks">The number of tracks that show the picture, as their own or as their album's.</param>
    /// <returns>The message.</returns>
    public virtual string PictureReplaced(int albums, int tracks)
        => $"The better copy is shown by {Count(albums, "album")} and {Count(tracks, "track")}.";

    /// <summary>Gets the message after the user said that pictures are no copies of one.</summary>
    public virtual string PicturesKeptApart => "Marked as different pictures.";

    /// <summary>Describes what showing a better copy in place of a picture would change.</summary>
    /// <param name="picture">The picture that is shown now.</param>
    /// <param name="copy">The better copy.</param>
    /// <param name="albums">The number of albums that show the picture.</param>
    /// <param name="tracks">The number of tracks that show the picture, as their own or as their album's.</param>
    /// <returns>The description, which names an album or track.</returns>
    public virtual string DescribeReplacement(ListedImage picture, ListedImage copy, int albums, int tracks)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(copy);
        if (picture.FirstSubject is not { } first || albums + tracks == 0)
            return "Nothing shows this picture any more.";
        string name = first.Artist.Length == 0 ? first.Title : $"{first.Title} by {first.Artist}";
        string shown = albums > 0
            ? $"The cover of {name}{AndOthers(albums, "other album")}, shown by {Count(tracks, "track")},"
            : $"The picture of {name}{AndOthers(tracks, "other track")}";
        return $"{shown} is replaced by its copy: {copy.Width} × {copy.Height} pixels instead of {picture.Width} × {picture.Height}.";

        static string AndOthers(int all, string noun) => all > 1 ? $" and {Count(all - 1, noun)}" : "";
    }

    /// <summary>Returns a picture's source to show.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The name, such as "You" or "Spotify".</returns>
    public virtual string PictureSource(string source) => source switch
    {
        Sources.User => "You",
        Sources.Base => "Imported",
        _ => PlatformName(source),
    };

    /// <summary>Returns a rendition's name to show.</summary>
    /// <param name="size">The size.</param>
    /// <returns>The name.</returns>
    public virtual string RenditionName(ImageSize size) => size.ToString();

    /// <summary>Returns the name of a tab of the library's pictures.</summary>
    /// <param name="tab">The tab.</param>
    /// <returns>The name.</returns>
    public virtual string TabName(ImageTab tab) => tab == ImageTab.LowResolution ? "Low resolution" : tab.ToString();

    /// <summary>Describes why a track or album shows its picture, or none.</summary>
    /// <param name="artwork">The explanation.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeArtwork(ArtworkExplanation artwork)
    {
        ArgumentNullException.ThrowIfNull(artwork);
        return artwork switch
        {
            { Rule: ArtworkRule.DeliberatelyNone } => "No picture is shown, because you chose that.",
            { Rule: ArtworkRule.OnlyCandidate, Shown: { } only, Candidates.Count: > 1 }
                => $"{PictureOf(only.Source)} is shown, because you refused the others.",
            { Shown: { } shown } => $"{PictureOf(shown.Source)} is shown, {DescribeRule(artwork.Rule)}.",
            { Fallback.Shown: not null } => "The album's picture is shown.",
            { Rule: ArtworkRule.AllRefused, Candidates.Count: 1 } => "No picture is shown, because you refused the only one.",
            { Rule: ArtworkRule.AllRefused } => "No picture is shown, because you refused all of them.",
            _ => "There is no picture yet.",
        };
    }

    /// <summary>Describes why a picture is shown or not.</summary>
    /// <param name="artwork">The explanation that it belongs to.</param>
    /// <param name="candidate">The picture.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeCandidate(ArtworkExplanation artwork, ArtworkCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(artwork);
        ArgumentNullException.ThrowIfNull(candidate);
        return artwork.Rule switch
        {
            _ when candidate.IsShown => $"Shown, {DescribeRule(artwork.Rule)}",
            _ when candidate.IsRefused => "Not shown, because you refused it",
            ArtworkRule.DeliberatelyNone => "Not shown, because you chose no picture",
            ArtworkRule.ChosenByUser => "Not shown, because you chose another",
            ArtworkRule.SourceRanking => "Not shown, because another source ranks higher",
            ArtworkRule.Larger => "Not shown, because another picture is larger",
            _ => "Not shown, because another picture is newer",
        };
    }

    /// <summary>Describes how rendering a picture again ended.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The message.</returns>
    public virtual string DescribeRerender(RerenderOutcome outcome) => outcome switch
    {
        RerenderOutcome.Rerendered => "The picture was rendered again.",
        RerenderOutcome.AlreadyCurrent => "The renditions are up to date.",
        _ => "The original was not kept. Upload it again to render it.",
    };

    /// <summary>Describes why a picture that the user brought was refused.</summary>
    /// <param name="rejected">The exception. Its message has the engine's details.</param>
    /// <returns>The reason, and what to do.</returns>
    public virtual string DescribeRejection(ImageRejectedException rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        return rejected.Rejection switch
        {
            ImageRejection.Empty => "This file is empty. Choose another one.",
            ImageRejection.UnsupportedFormat => "This is not a picture that can be used. Choose a JPEG, PNG, WebP, GIF or AVIF.",
            ImageRejection.TooManyPixels => "This picture has too many pixels. Make it smaller and try again.",
            ImageRejection.Damaged => "This picture is damaged. Get it again, or save it anew with a picture editor.",
            ImageRejection.KnownPlaceholder => "This picture only stands for a missing cover, so it is not used.",
            _ => rejected.Message,
        };
    }

    /// <summary>Describes that a picture is too large, before it is read.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="most">The largest size.</param>
    /// <returns>The reason.</returns>
    public virtual string PictureTooLarge(long bytes, long most)
        => $"This file has {FormatBytes(bytes)}; the limit is {FormatBytes(most)}. Choose a smaller picture.";

    /// <summary>Describes what pictures take on the disc.</summary>
    /// <param name="storage">The report.</param>
    /// <returns>The description, such as "12.3 MB for renditions, 40 MB for originals".</returns>
    public virtual string DescribeStorage(StorageReport storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        string renditions = $"{FormatBytes(storage.Renditions.Sum(size => size.Bytes))} for renditions";
        return storage.OriginalBytes == 0 ? renditions : $"{renditions}, {FormatBytes(storage.OriginalBytes)} for originals";
    }

    /// <summary>Formats a number of bytes.</summary>
    /// <param name="bytes">The number.</param>
    /// <returns>The text in units of 1,000, such as "12.3 MB".</returns>
    public virtual string FormatBytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes:N0} bytes"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:0.##} GB"),
    };

    private string PictureOf(string source) => source switch
    {
        Sources.User => "Your picture",
        Sources.Base => "The imported picture",
        _ => $"The picture of {PlatformName(source)}",
    };

    private static string DescribeRule(ArtworkRule rule) => rule switch
    {
        ArtworkRule.ChosenByUser => "because you chose it",
        ArtworkRule.OnlyCandidate => "because it is the only one",
        ArtworkRule.SourceRanking => "because its source ranks highest",
        ArtworkRule.Larger => "because it is the largest",
        _ => "because it is the newest",
    };
}
