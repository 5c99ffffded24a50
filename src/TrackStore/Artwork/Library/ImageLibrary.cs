using System.Globalization;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Artwork.Library;

/// <inheritdoc cref="IImageLibrary"/>
internal sealed class ImageLibrary(StoreDatabase database) : IImageLibrary
{
    public Task<ImageSubjectPage> ListSubjectsAsync(ImageSubjectQuery query, CancellationToken cancellationToken = default)
    {
        ImageSubjectReader reader = ReaderOf(query);
        return database.QueryAsync(reader.ListAsync, cancellationToken);
    }

    public Task<int> CountSubjectsAsync(ImageSubjectQuery query, int? limit = null, CancellationToken cancellationToken = default)
    {
        ImageSubjectReader reader = ReaderOf(query with { Cursor = null, Skip = 0 });
        int most = limit ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(limit));
        return database.QueryAsync((context, token) => reader.CountAsync(context, most, token), cancellationToken);
    }

    public Task<SharedImagePage> ListSharedAsync(
        string? cursor = null, int pageSize = 50, CancellationToken cancellationToken = default)
    {
        ThrowIfOutOfRange(pageSize, ImageSubjectQuery.MaxPageSize, nameof(pageSize));
        long after = ListCursor.Read(SharedImageReader.List, cursor, keys: 1, nameof(cursor))?[0] ?? 0;
        return database.QueryAsync((context, token) => SharedImageReader.ListAsync(context, after, pageSize, token), cancellationToken);
    }

    public Task<SimilarImagePage> ListSimilarAsync(SimilarImageQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new SimilarImageQuery();
        ArgumentOutOfRangeException.ThrowIfNegative(query.MaxDistance, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.MaxDistance, SimilarImageQuery.LargestDistance, nameof(query));
        ThrowIfOutOfRange(query.PageSize, SimilarImageQuery.MaxPageSize, nameof(query));
        long after = ListCursor.Read(SimilarImageReader.ListOf(query), query.Cursor, keys: 1, nameof(query))?[0] ?? 0;
        return database.QueryAsync((context, token) => SimilarImageReader.ListAsync(context, query, after, token), cancellationToken);
    }

    public async Task<HistoryEntry?> KeepApartAsync(IReadOnlyList<ImagePair> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ImagePair[] wanted = [.. pairs];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.Length, ImagePair.MaxCount, nameof(pairs));
        foreach (ImagePair pair in wanted)
        {
            if (pair.FirstArtworkId == pair.SecondArtworkId)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Both are picture {pair.FirstArtworkId}. Name two."), nameof(pairs));
            }
        }

        long[] ids = [.. wanted.SelectMany(pair => new[] { pair.FirstArtworkId, pair.SecondArtworkId }).Distinct()];
        Dictionary<long, ListedImage> images = await database
            .ReadAsync((context, token) => ListedImages.ReadAsync(context, ids, token), cancellationToken).ConfigureAwait(false);
        return await database.PlanAsync(rows => KeepApart(rows, wanted, images), Prefetch, cancellationToken).ConfigureAwait(false);

        void Prefetch(LibraryRows rows)
        {
            foreach (long id in ids)
                rows.Artworks.ById.Want(id);
        }
    }

    public Task<IReadOnlyList<ImageUsage>> GetUsageAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync(ImageUsageReader.ReadAsync, cancellationToken);

    private static HistoryEntry? KeepApart(LibraryRows rows, ImagePair[] pairs, Dictionary<long, ListedImage> images)
    {
        var owners = new List<ArtworkOwner>();
        bool isNew = false;
        foreach (ImagePair pair in pairs)
        {
            if (rows.Artworks.Find(pair.FirstArtworkId) is not { } one || rows.Artworks.Find(pair.SecondArtworkId) is not { } other)
                continue;
            ArtworkOwner[] ofPair = [.. OwnersOf(one.Id), .. OwnersOf(other.Id)];
            if (!SeparatePictures.Add(rows, one.Hash, other.Hash, ofPair))
                continue;
            isNew = true;
            owners.AddRange(ofPair);
        }

        if (!isNew)
            return null;
        foreach (ArtworkOwner owner in owners)
            rows.Changes.ArtworkOf(owner);
        HistorySubject[] subjects = [.. owners.Distinct().Take(HistoryEntry.MaxSubjects).Select(owner => owner.ToSubject(rows))];
        return ChangeRecorder.Record(
            rows, HistoryKind.ArtworkKeptApart, string.Join(" and ", subjects.Take(2).Select(subject => subject.Name)), subjects);

        ArtworkOwner[] OwnersOf(long artworkId)
            => images.GetValueOrDefault(artworkId)?.FirstSubject is { } subject ? [subject.Owner] : [];
    }

    private static ImageSubjectReader ReaderOf(ImageSubjectQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _ = EnumNames<ArtworkOwnerKind>.Of(query.Kind);
        ThrowIfOutOfRange(query.PageSize, ImageSubjectQuery.MaxPageSize, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        if (query.BelowPixels is { } pixels)
            ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1, nameof(query));
        if (query is { BelowPixels: not null, ArtworkId: not null })
            throw new ArgumentException("BelowPixels and ArtworkId exclude each other.", nameof(query));
        return new ImageSubjectReader(query);
    }

    private static void ThrowIfOutOfRange(int pageSize, int most, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, most, parameter);
    }
}
