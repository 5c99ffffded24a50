using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks;

/// <inheritdoc cref="ITrackRepository"/>
internal sealed partial class TrackRepository(
    StoreDatabase database,
    FieldRanking ranking,
    ITrackArtwork artwork,
    IPlatformInfoRepository platforms,
    TrackEdits edits,
    ILogger<TrackRepository>? logger = null) : ITrackRepository
{
    private const int MaxPageSize = 1000;

    private readonly ILogger _logger = logger ?? NullLogger<TrackRepository>.Instance;

    public Task<Track?> GetAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => CompiledTrackQueries.For(context).Get(context, trackId, token), cancellationToken);

    public Task<Track?> FindByPlatformAsync(string platform, string platformId, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        return database.ReadAsync(
            (context, token) => CompiledTrackQueries.For(context).FindByPlatform(context, name, id, token), cancellationToken);
    }

    public async Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        TrackFilters.Validate(query);
        TrackCursor? after = TrackCursor.From(query);
        List<TrackListRow> rows = await database.ReadAsync(
            (context, token) => ReadPageAsync(context, query, after, token), cancellationToken)
            .ConfigureAwait(false);
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
        TrackFilters.Validate(query);
        return database.ReadAsync((context, token) => context.Tracks(query).CountAsync(token), cancellationToken);
    }

    public Task<Track> AddAsync(NewTrack track, CancellationToken cancellationToken = default)
    {
        ValidatedTrack validated = ValidatedTrack.From(track);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                using var writer = new TrackWriter(transaction, ranking);
                long trackId = await writer.AddAsync(validated, token).ConfigureAwait(false);
                return await transaction.StoredTrackAsync(trackId, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Track> UpdateAsync(long trackId, TrackUpdate update, CancellationToken cancellationToken = default)
    {
        ValidatedUpdate edit = ValidatedUpdate.From(update);
        return edits.EditAsync(trackId, edit.ExpectedEditVersion, (editor, token) => editor.WriteAsync(edit, token), cancellationToken);
    }

    public Task<bool> DeleteAsync(long trackId, CancellationToken cancellationToken = default) => database.WriteAsync(
        async (transaction, token) =>
        {
            await artwork.RemoveAllAsync(transaction, ImageSubject.Track, trackId, token).ConfigureAwait(false);
            int deleted = await transaction.ExecuteAsync("DELETE FROM tracks WHERE id = @id", [("@id", trackId)], token)
                .ConfigureAwait(false);
            if (deleted > 0)
                transaction.Changes.Deleted(ImageSubject.Track, trackId);
            return deleted > 0;
        },
        cancellationToken);

    // One row more than the page holds tells whether there is a next page.
    private static async Task<List<TrackListRow>> ReadPageAsync(
        DbContext context,
        TrackQuery query,
        TrackCursor? after,
        CancellationToken cancellationToken)
    {
        var rows = new List<TrackListRow>();
        foreach (IQueryable<TrackEntity> range in TrackOrdering.Ranges(context.Tracks(query), query, after))
        {
            rows.AddRange(await range
                .Take(query.PageSize + 1 - rows.Count)
                .ToRows(context, TrackFilters.PlatformOf(query))
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false));
            if (rows.Count > query.PageSize)
                break;
        }

        return rows;
    }
}
