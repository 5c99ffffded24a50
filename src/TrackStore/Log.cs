using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Acquisition;

namespace TrackStore;

/// <summary>
/// The log messages of the library. Event ids never change: 1000 storage, 2000 tracks, 3000 loading, 4000 artwork, 5000 artwork downloads.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "Applied {Count} schema migration(s); the latest is {Migration}")]
    public static partial void Migrated(ILogger logger, int count, string migration);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "A subscriber to artwork changes threw an exception")]
    public static partial void SubscriberFailed(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 1003,
        Level = LogLevel.Warning,
        Message = "The changes of other processes could not be read; the next attempt is in {Interval}")]
    public static partial void PollFailed(ILogger logger, Exception error, TimeSpan interval);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "The library {File} was opened for reading only")]
    public static partial void OpenedReadOnly(ILogger logger, string file);

    [LoggerMessage(
        EventId = 1005,
        Level = LogLevel.Error,
        Message = "The startup task {Task} failed; it runs again when the library is initialized or opened next")]
    public static partial void StartupTaskFailed(ILogger logger, Exception error, string task);

    [LoggerMessage(EventId = 2000, Level = LogLevel.Information, Message = "Applied the changed platform ranking to the library")]
    public static partial void RankingApplied(ILogger logger);

    [LoggerMessage(
        EventId = 1006,
        Level = LogLevel.Information,
        Message = "The host's SQLite database uses the journal mode {Mode}: readers and writers wait for each other. WAL would let them "
            + "work at the same time")]
    public static partial void HostJournalMode(ILogger logger, string mode);

    [LoggerMessage(
        EventId = 1007,
        Level = LogLevel.Warning,
        Message = "The connection that listens for changes of other processes failed; the next attempt is in {Delay}. Polling finds them "
            + "until then")]
    public static partial void ListenFailed(ILogger logger, Exception error, TimeSpan delay);

    [LoggerMessage(
        EventId = 1008,
        Level = LogLevel.Warning,
        Message = "The replica can't be read; the primary server answers, and the next attempt is in {Delay}")]
    public static partial void ReplicaFailed(ILogger logger, Exception error, TimeSpan delay);

    [LoggerMessage(
        EventId = 1009,
        Level = LogLevel.Error,
        Message = "The search index is damaged; searches look at every track until ITrackStoreDatabase.RebuildSearchIndexAsync was called")]
    public static partial void SearchIndexDamaged(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Information,
        Message = "Imported {Read} tracks: {Added} added, {Updated} updated, {Unchanged} unchanged, {Rejected} rejected")]
    public static partial void Imported(ILogger logger, long read, long added, long updated, long unchanged, long rejected);

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Warning,
        Message = "The import left out {Count} value(s) that can't be stored; the first is {Field}: {Reason}")]
    public static partial void ImportOmittedValues(ILogger logger, long count, string field, string reason);

    [LoggerMessage(
        EventId = 2003,
        Level = LogLevel.Debug,
        Message = "Left out {Field} of {Platform} track {PlatformId}: {Reason}")]
    public static partial void ValueOmitted(ILogger logger, string field, string platform, string platformId, string reason);

    [LoggerMessage(
        EventId = 2004,
        Level = LogLevel.Warning,
        Message = "The sync left out {Count} value(s) that can't be stored; SyncItem.Omitted names them")]
    public static partial void SyncOmittedValues(ILogger logger, long count);

    [LoggerMessage(
        EventId = 2005,
        Level = LogLevel.Information,
        Message = "Marked {Count} link(s) as missing, which the source {Source} no longer lists")]
    public static partial void SyncMarkedMissing(ILogger logger, long count, string source);

    [LoggerMessage(
        EventId = 2006,
        Level = LogLevel.Warning,
        Message = "The source {Source} of {Platform} brought only {Brought} of its {Known} known links; nothing was marked as missing")]
    public static partial void SyncFellShort(ILogger logger, string source, string platform, long brought, long known);

    [LoggerMessage(EventId = 3000, Level = LogLevel.Warning, Message = "The {Target} image of {Owner} could not be read")]
    public static partial void ReadFailed(ILogger logger, Exception error, ArtworkOwner owner, string target);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "An event handler of the image loader threw an exception")]
    public static partial void HandlerFailed(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 3002,
        Level = LogLevel.Warning,
        Message = "An event of the image loader could not be posted to the synchronization context of its handler")]
    public static partial void PostFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "Image {ImageId} could not be decoded")]
    public static partial void DecodeFailed(ILogger logger, Exception error, long imageId);

    [LoggerMessage(
        EventId = 3004,
        Level = LogLevel.Error,
        Message = "The host's placeholder provider threw an exception; the image is reported as absent")]
    public static partial void PlaceholderFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "A preview of {Target} size could not be loaded")]
    public static partial void PreviewFailed(ILogger logger, Exception error, string target);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Warning, Message = "The end of a sync run could not be stored")]
    public static partial void SyncEndNotStored(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 4000,
        Level = LogLevel.Information,
        Message = "The lookup of the {Kind} picture of {Owner} at {Source} failed; the next attempt may be made at {RetryAt}")]
    public static partial void LookupFailed(
        ILogger logger,
        Exception error,
        ArtworkKind kind,
        ArtworkOwner owner,
        string source,
        DateTimeOffset? retryAt);

    [LoggerMessage(
        EventId = 4001,
        Level = LogLevel.Information,
        Message = "The lookup of a picture failed because {Source} could not be reached")]
    public static partial void SourceUnreachable(ILogger logger, Exception error, string source);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Picture {ArtworkId} could not be rerendered and stays unchanged")]
    public static partial void RerenderFailed(ILogger logger, Exception error, long artworkId);

    [LoggerMessage(
        EventId = 4003,
        Level = LogLevel.Information,
        Message = "Rerendered {Rerendered} picture(s); {AlreadyCurrent} were current, {WithoutOriginal} have no original, {Failed} failed")]
    public static partial void Rerendered(ILogger logger, int rerendered, int alreadyCurrent, int withoutOriginal, int failed);

    [LoggerMessage(
        EventId = 4004,
        Level = LogLevel.Warning,
        Message = "Outdated pictures are not rerendered in the background until the application restarts")]
    public static partial void RerenderOnReadFailed(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 4005,
        Level = LogLevel.Warning,
        Message = "{Count} picture(s) keep their current renditions, because their originals are not kept (ArtworkOptions.KeepOriginals); "
            + "store the originals again to apply the current options")]
    public static partial void OriginalsNotKept(ILogger logger, int count);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Information, Message = "Applied the changed artwork source ranking to the library")]
    public static partial void ArtworkRankingApplied(ILogger logger);

    [LoggerMessage(EventId = 5001, Level = LogLevel.Debug, Message = "Downloaded {Bytes} bytes of artwork from {Url}")]
    public static partial void ArtworkFetched(ILogger logger, string url, int bytes);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Debug, Message = "The artwork at {Url} has not changed")]
    public static partial void ArtworkNotModified(ILogger logger, string url);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Debug, Message = "There is no artwork at {Url} ({Status})")]
    public static partial void ArtworkAbsent(ILogger logger, string url, int? status);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "The artwork at {Url} was refused ({Error}). {Explanation}")]
    public static partial void ArtworkRefused(ILogger logger, string url, FetchError error, string explanation);

    [LoggerMessage(
        EventId = 5005,
        Level = LogLevel.Information,
        Message = "The artwork at {Url} could not be downloaded ({Error}). {Explanation}")]
    public static partial void ArtworkFailed(ILogger logger, string url, FetchError error, string explanation);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Information, Message = "The artwork at {Url} could not be reached ({Error})")]
    public static partial void ArtworkUnreachable(ILogger logger, string url, FetchError error);

    [LoggerMessage(
        EventId = 5007,
        Level = LogLevel.Information,
        Message = "Artwork downloads: {Done} done, {Failed} failed, {Pending} pending")]
    public static partial void DownloadsEnded(ILogger logger, long done, long failed, long pending);

    [LoggerMessage(EventId = 5008, Level = LogLevel.Error, Message = "The artwork downloads stopped; they resume at {RetryAt}")]
    public static partial void DownloadsStopped(ILogger logger, Exception error, DateTimeOffset retryAt);

    [LoggerMessage(EventId = 5009, Level = LogLevel.Warning, Message = "The artwork at {Url} could not be rendered")]
    public static partial void ArtworkUnusable(ILogger logger, Exception error, string url);

    [LoggerMessage(
        EventId = 5010,
        Level = LogLevel.Warning,
        Message = "Running artwork downloads could not stay reserved; another process may repeat them")]
    public static partial void LeasesNotRenewed(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 5011,
        Level = LogLevel.Warning,
        Message = "Previews can't be kept in {Folder} and are downloaded again; this is reported once")]
    public static partial void PreviewFolderFailed(ILogger logger, Exception error, string folder);
}
