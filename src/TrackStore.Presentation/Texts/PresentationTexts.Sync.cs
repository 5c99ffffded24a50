namespace TrackStore;

/// <content>Synchronization and the pictures that it downloads.</content>
public partial class PresentationTexts
{
    /// <summary>Describes how many pictures could not be downloaded, and what becomes of them.</summary>
    /// <param name="counts">The numbers of queued pictures.</param>
    /// <returns>The text, or an empty one when none is missing.</returns>
    public virtual string DescribeMissingPictures(ArtworkDownloadCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        string[] parts =
        [
            .. new (int Count, string One, string Many)[]
            {
                (counts.Failed, "could not be loaded and is tried again later", "could not be loaded and are tried again later"),
                (counts.Refused, "can't be used", "can't be used"),
                (counts.Absent, "is not on its server", "are not on their servers"),
            }.Where(part => part.Count > 0).Select(part => $"{FormatPictures(part.Count)} {(part.Count == 1 ? part.One : part.Many)}"),
        ];
        return parts.Length == 0 ? "" : $"{string.Join(", ", parts)}.";
    }

    /// <summary>Formats a number of pictures.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text, such as "1 picture" or "2,000 pictures".</returns>
    public virtual string FormatPictures(int count) => Count(count, "picture");

    /// <summary>Describes why a picture could not be downloaded.</summary>
    /// <param name="download">The picture.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeDownload(ArtworkDownload download)
    {
        ArgumentNullException.ThrowIfNull(download);
        return download.Reason ?? download.State switch
        {
            ArtworkDownloadState.Absent => "The server has no such picture.",
            ArtworkDownloadState.Refused => "The picture is not accepted.",
            ArtworkDownloadState.Failed => "The server did not deliver the picture.",
            _ => "",
        };
    }
}
