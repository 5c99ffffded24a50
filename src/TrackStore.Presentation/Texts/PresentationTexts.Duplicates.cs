using System.Globalization;

namespace TrackStore;

/// <content>Duplicates.</content>
public partial class PresentationTexts
{
    /// <summary>Gets the name of a track's tags.</summary>
    public virtual string TagsLabel => "Tags";

    /// <summary>Gets the name of the platforms that a track is linked to.</summary>
    public virtual string PlatformsLabel => "Linked to";

    /// <summary>Gets the name of a track's audio file.</summary>
    public virtual string LocalFileLabel => "File";

    /// <summary>Describes one reason for or against two tracks being the same recording.</summary>
    /// <param name="reason">One flag.</param>
    /// <returns>The reason, such as "Same title".</returns>
    public virtual string DescribeReason(IdentityReasons reason) => reason switch
    {
        IdentityReasons.SameIsrc => "Same recording code (ISRC)",
        IdentityReasons.OtherIsrc => "Different recording codes (ISRC)",
        IdentityReasons.SameTitle => "Same title",
        IdentityReasons.NearTitle => "Titles almost the same",
        IdentityReasons.TitleInOtherScript => "Titles in different scripts",
        IdentityReasons.OtherTitle => "Different titles",
        IdentityReasons.GenericTitle => "A title that many recordings have",
        IdentityReasons.CensoredTitle => "One title is censored",
        IdentityReasons.SameArtists => "Same artist",
        IdentityReasons.NearArtists => "Artists almost the same",
        IdentityReasons.SharedArtist => "Only some of the artists in common",
        IdentityReasons.ArtistsInOtherScript => "Artists in different scripts",
        IdentityReasons.UnknownArtist => "An artist is unknown",
        IdentityReasons.OtherArtists => "Different artists",
        IdentityReasons.SameAlbum => "Same album",
        IdentityReasons.OtherAlbum => "Different albums",
        IdentityReasons.SameNumber => "Same track number",
        IdentityReasons.SameLength => "Same length",
        IdentityReasons.LengthApart => "Lengths a few seconds apart",
        IdentityReasons.OtherLength => "Different lengths",
        IdentityReasons.UnknownLength => "A length is unknown",
        IdentityReasons.VersionOnOneSide => "Only one names a version, such as “Radio Edit”, in its title or album",
        IdentityReasons.OtherVersion => "Different versions",
        IdentityReasons.UnknownRemixer => "Only one tells who made the remix",
        IdentityReasons.Decided => "Merged before under these names",
        _ => reason.ToString(),
    };

    /// <summary>Describes how far a search for duplicates is.</summary>
    /// <param name="progress">The progress.</param>
    /// <returns>The description.</returns>
    public virtual string DescribeScanProgress(DuplicateScanProgress progress) => progress.Tracks == 0
        ? "Comparing tracks…"
        : string.Create(
            CultureInfo.CurrentCulture, $"{Count(progress.Tracks, "comparison")} made, {Count(progress.Pairs, "pair")} found");

    /// <summary>Describes what a search for duplicates has found.</summary>
    /// <param name="scan">The result.</param>
    /// <returns>The description.</returns>
    public virtual string DescribeScan(DuplicateScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        long open = scan.Same + scan.ToDecide;
        return open == 0
            ? "The whole library was compared. No track is stored twice."
            : $"The whole library was compared: {Count(open, "pair")}, {(scan.New == 0 ? "none" : Number(scan.New))} of them new.";
    }

    /// <summary>Describes what was decided about one or several pairs.</summary>
    /// <param name="report">The counts.</param>
    /// <returns>The description, such as "12 tracks merged."</returns>
    public virtual string DescribeDecision(DuplicateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var parts = new List<string>();
        if (report.MergedCount > 0)
            parts.Add(report.MergedCount == 1 ? "Merged into one track." : $"{Count(report.MergedCount, "track")} merged into others.");
        if (report.KeptApartCount > 0)
            parts.Add(report.KeptApartCount == 1 ? "Kept apart." : $"{Count(report.KeptApartCount, "pair")} kept apart.");
        if (report.ReopenedCount > 0)
            parts.Add("Proposed again.");
        if (report.SkippedCount > 0)
        {
            parts.Add(report.SkippedCount == 1
                ? "A pair was left out: one of its tracks is gone."
                : $"{Count(report.SkippedCount, "pair")} were left out: one of their tracks is gone.");
        }

        return parts.Count == 0 ? "Nothing was changed." : string.Join(' ', parts);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";
}
