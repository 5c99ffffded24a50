using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Copying;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Size;

namespace TrackStore.Storage;

internal sealed partial class StoreDatabase
{
    /// <summary>Gets the database's own way to list artists, or null. Known once the database is open.</summary>
    public IArtistReader? Artists => provider.Artists;

    public Task<LibraryStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        bool isOpening = !_prepared && _preparing.CurrentCount == 0;
        return isOpening && !_disposed
            ? Task.FromResult(new LibraryStatus { IsOpening = true })
            : ReadAsync(
                async (context, token) =>
                {
                    bool isIncomplete = await CopyPosition.IsInAsync(context, token).ConfigureAwait(false);
                    SearchIndexState search = await provider.Search.GetStateAsync(context, token).ConfigureAwait(false);
                    return Status(isIncomplete) with { SearchIndex = search };
                },
                cancellationToken);
    }

    /// <summary>Starts the work that waited for a copy to this library. Does nothing if it was started.</summary>
    public void StartAfterCopy()
    {
        if (!IsReadOnly)
            Start(failed: null);
    }

    // Another process may have completed the copy.
    private async Task StartUnlessIncompleteAsync(CancellationToken cancellationToken)
    {
        if (!IsReadOnly && !await ReadAsync(CopyPosition.IsInAsync, cancellationToken).ConfigureAwait(false))
            Start(failed: null);
    }

    private LibraryStatus Status(bool isIncomplete)
    {
        if (IsReadOnly)
            return new LibraryStatus { IsReadOnly = true };
        if (isIncomplete)
            return new LibraryStatus { BackgroundWork = BackgroundWorkState.WaitingForCopy };

        // Does nothing but after a copy that another process completed, or before another call starts the tasks.
        Start(failed: null);
        Task? startup;
        lock (_gate)
            startup = _startup;

        return startup switch
        {
            { IsFaulted: true } => new LibraryStatus
            {
                BackgroundWork = BackgroundWorkState.Failed,
                BackgroundError = startup.Exception!.InnerException,
            },
            { IsCompleted: true } => new LibraryStatus { BackgroundWork = BackgroundWorkState.Completed },
            _ => new LibraryStatus { BackgroundWork = BackgroundWorkState.Running },
        };
    }

    public Task<LibraryStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => QueryAsync(
        async (context, token) => new LibraryStatistics
        {
            Tracks = await context.Set<TrackEntity>().CountAsync(token).ConfigureAwait(false),
            Albums = await context.Set<AlbumEntity>().CountAsync(token).ConfigureAwait(false),
            AlbumsWithoutTracks = await context.Set<AlbumEntity>().WithoutTracks().CountAsync(token).ConfigureAwait(false),
            Genres = await context.Set<GenreEntity>().CountAsync(token).ConfigureAwait(false),
            Tags = await context.Set<TagEntity>().CountAsync(token).ConfigureAwait(false),
            PlatformLinks = await context.Set<PlatformInfoEntity>().CountAsync(token).ConfigureAwait(false),
            Artworks = await context.Set<ArtworkEntity>().CountAsync(token).ConfigureAwait(false)
                - await Released(context).CountAsync(token).ConfigureAwait(false),
            ImageBytes = await context.Set<ImageEntity>().SumAsync(image => (long)image.ByteLength, token).ConfigureAwait(false)
                - await Released(context)
                    .SelectMany(artwork => artwork.Images)
                    .SumAsync(image => (long)image.ByteLength, token)
                    .ConfigureAwait(false),
        },
        cancellationToken);

    // They are few and have an index.
    private static IQueryable<ArtworkEntity> Released(DbContext context)
        => context.Set<ArtworkEntity>().Where(artwork => artwork.ReleasedAt != null);

    public Task<StorageReport> GetStorageAsync(CancellationToken cancellationToken = default) => ReadAsync(
        async (context, token) =>
        {
            DatabaseSize size = await provider.Size.MeasureAsync(context, token).ConfigureAwait(false);
            var renditions = await context.Set<ImageEntity>()
                .GroupBy(image => image.Size)
                .Select(group => new { Size = group.Key, Count = group.Count(), Bytes = group.Sum(image => (long)image.ByteLength) })
                .ToListAsync(token)
                .ConfigureAwait(false);
            return new StorageReport
            {
                DatabaseBytes = size.Bytes,
                FreeBytes = size.FreeBytes,
                SearchBytes = size.SearchBytes,
                Renditions =
                [
                    .. renditions
                        .Select(row => new RenditionStorage(EnumNames<ImageSize>.Parse(row.Size), row.Count, row.Bytes))
                        .OrderBy(row => row.Size),
                ],
                OriginalBytes = await context.Set<ArtworkOriginalEntity>()
                    .SumAsync(original => (long)original.Data.Length, token)
                    .ConfigureAwait(false),
                UnusedArtworks = await Released(context).CountAsync(token).ConfigureAwait(false),
                UnusedBytes = await Released(context)
                    .SelectMany(artwork => artwork.Images)
                    .SumAsync(image => (long)image.ByteLength, token)
                    .ConfigureAwait(false),
            };
        },
        cancellationToken);

    public async Task<CompactionResult> CompactAsync(
        IProgress<CompactionResult>? progress = null, CancellationToken cancellationToken = default)
    {
        long? before = await MeasureAsync(cancellationToken).ConfigureAwait(false);
        bool isSupported = await provider.Size.CompactAsync(
            this,
            async token => progress?.Report(new CompactionResult
            {
                IsSupported = true,
                BytesBefore = before,
                BytesAfter = await MeasureAsync(token).ConfigureAwait(false),
            }),
            cancellationToken).ConfigureAwait(false);
        return new CompactionResult
        {
            IsSupported = isSupported,
            BytesBefore = before,
            BytesAfter = await MeasureAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    private Task<long?> MeasureAsync(CancellationToken cancellationToken) => ReadAsync(provider.Size.MeasureBytesAsync, cancellationToken);
}
