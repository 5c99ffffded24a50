namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>The words for what is known of an address. A download that failed is pending again, for a later time.</summary>
internal static class DownloadState
{
    public const string Pending = "pending";
    public const string Done = "done";
    public const string Absent = "absent";
    public const string Refused = "refused";
}
