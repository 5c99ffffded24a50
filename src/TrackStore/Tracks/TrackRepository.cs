using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Artwork;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <inheritdoc cref="ITrackRepository"/>
internal sealed partial class TrackRepository(
    StoreDatabase database,
    IOptions<TrackStoreOptions> options,
    ArtworkChanges artworkChanges,
    ILogger<TrackRepository>? logger = null) : ITrackRepository
{
    private const int MaxPageSize = 1000;

    private readonly ILogger _logger = logger ?? NullLogger<TrackRepository>.Instance;
    private readonly IReadOnlyList<string> _genreRanking = [.. options.Value.GenreSourceRanking];

    public Task<Track?> GetAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => TrackQueries.For(context).Get(context, trackId, token), cancellationToken);

    public Task<Track?> FindByPlatformAsync(string platform, string platformId, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        return database.ReadAsync((context, token) => TrackQueries.For(context).FindByPlatform(context, name, id, token), cancellationToken);
    }

    public async Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        TrackCursor? after = TrackCursor.Of(query);
        string? platform = TrackFilters.PlatformOf(query);

        // One row more than the page tells whether there is a next one.
        List<TrackRow> rows = await database.ReadAsync(
            (context, token) => TrackOrdering.Apply(context.Set<TrackEntity>().Apply(query), query, after)
                .Take(query.PageSize + 1)
                .Select(TrackRows.ToRow(platform))
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        bool isLast = rows.Count <= query.PageSize;
        return new TrackPage
        {
            Items = [.. rows.Take(query.PageSize).Select(row => row.Item)],
            NextCursor = isLast ? null : TrackCursor.After(query, rows[query.PageSize - 1]).ToString(),
        };
    }

    public Task<int> CountAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync((context, token) => context.Set<TrackEntity>().Apply(query).CountAsync(token), cancellationToken);
    }

    public Task<Track> AddAsync(NewTrack track, CancellationToken cancellationToken = default)
    {
        CheckedTrack checkedTrack = CheckedTrack.Of(track);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                using var writer = new TrackWriter(transaction, _genreRanking);
                long trackId = await writer.AddAsync(checkedTrack, token).ConfigureAwait(false);
                return await StoredAsync(transaction, trackId, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public async Task<Track> UpdateAsync(long trackId, TrackUpdate update, CancellationToken cancellationToken = default)
    {
        CheckedUpdate edit = CheckedUpdate.Of(update);
        (Track track, bool moved) = await database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                using var writer = new TrackWriter(transaction, _genreRanking);
                bool changed = await writer.SetFieldsAsync(trackId, FieldLayer.User, edit.Fields, token).ConfigureAwait(false);
                bool toAlbum = changed && await writer.ProjectAsync(trackId, token).ConfigureAwait(false);
                Track stored = await StoredAsync(transaction, trackId, token).ConfigureAwait(false);
                if (!edit.HasFacts)
                    return (stored, toAlbum);

                await writer.SetFactsAsync(trackId, edit.IsAvailableLocally ?? stored.IsAvailableLocally, edit.SetsLocalPath ? edit.LocalPath : stored.LocalPath, token)
                    .ConfigureAwait(false);
                return (await StoredAsync(transaction, trackId, token).ConfigureAwait(false), toAlbum);
            },
            cancellationToken).ConfigureAwait(false);
        if (moved)
            artworkChanges.Publish(new ArtworkChange([trackId], []));
        return track;
    }

    public async Task<Track> RevertAsync(long trackId, IReadOnlyCollection<TrackField>? fields = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyCollection<TrackField> reverted = fields ?? Enum.GetValues<TrackField>();
        object[] words = [.. reverted.Select(Words<TrackField>.Of)];
        (Track track, bool moved) = await database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                using SqlStatement remove = transaction.Prepare(
                    "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer = @layer", "@track", "@field", "@layer");
                int removed = 0;
                foreach (object field in words)
                    removed += await remove.ExecuteAsync(token, trackId, field, Words<FieldLayer>.Of(FieldLayer.User)).ConfigureAwait(false);

                using var writer = new TrackWriter(transaction, _genreRanking);
                bool toAlbum = removed > 0 && await writer.ProjectAsync(trackId, token).ConfigureAwait(false);
                return (await StoredAsync(transaction, trackId, token).ConfigureAwait(false), toAlbum);
            },
            cancellationToken).ConfigureAwait(false);
        if (moved)
            artworkChanges.Publish(new ArtworkChange([trackId], []));
        return track;
    }

    public Task<IReadOnlyList<TrackFieldValue>> GetFieldsAsync(long trackId, CancellationToken cancellationToken = default) => database.ReadAsync(
        async (context, token) =>
        {
            List<TrackFieldEntity> rows = await context.Set<TrackFieldEntity>().Where(f => f.TrackId == trackId).ToListAsync(token).ConfigureAwait(false);
            return TrackFieldRows.Ordered(rows);
        },
        cancellationToken);

    public async Task<bool> DeleteAsync(long trackId, CancellationToken cancellationToken = default)
    {
        bool deleted = await database.WriteAsync(
            (transaction, token) => transaction.DeleteWithArtworkAsync(ImageSubject.Track, trackId, token), cancellationToken).ConfigureAwait(false);
        if (deleted)
            artworkChanges.Publish(new ArtworkChange([trackId], []));
        return deleted;
    }

    private static async Task<Track> StoredAsync(StoreTransaction transaction, long trackId, CancellationToken cancellationToken)
        => await TrackQueries.For(transaction.Context).Get(transaction.Context, trackId, cancellationToken).ConfigureAwait(false)
            ?? throw new TrackNotFoundException(trackId);
}
