using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Albums;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Matching;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks;

/// <inheritdoc cref="ITrackRepository"/>
internal sealed partial class TrackRepository(
    StoreDatabase database,
    FieldRanking ranking,
    ITrackArtwork artwork,
    IPlatformInfoRepository platforms,
    TrackEdits edits,
    ITrackMatcher matcher,
    Compilations compilations,
    TrackDetailSources details,
    ILogger<TrackRepository>? logger = null) : ITrackRepository
{
    private const int MaxPageSize = 1000;

    private readonly ILogger _logger = logger ?? NullLogger<TrackRepository>.Instance;

    public Task<Track?> GetAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => CompiledTrackQueries.For(context).Get(context, trackId, token), cancellationToken);

    public Task<Track?> FindByPlatformAsync(string platform, string platformId, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId));
        return database.QueryAsync(
            (context, token) => CompiledTrackQueries.For(context).FindByPlatform(context, name, id, token), cancellationToken);
    }

    public async Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        TrackFilters.Validate(query);
        TrackItemReader.Validate(query.Include, nameof(query));
        TrackCursor? after = TrackCursor.From(query);
        return await database.QueryAsync(
            async (context, token) =>
            {
                AlbumAppearances? appearances = await AlbumAppearances.ReadAsync(context, query, token).ConfigureAwait(false);
                List<TrackListRow> rows = await ReadRowsAsync(context, query, appearances, after, token).ConfigureAwait(false);
                bool isLast = rows.Count <= query.PageSize;
                TrackItem[] items = [.. rows.Take(query.PageSize).Select(row => row.Item)];
                return new TrackPage
                {
                    Items = await TrackItemReader.FillAsync(context, items, query.Include, token).ConfigureAwait(false),
                    NextCursor = isLast ? null : TrackCursor.After(query, rows[query.PageSize - 1]).ToString(),
                };
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<TrackItem>> GetItemsAsync(
        IReadOnlyCollection<long> trackIds,
        TrackItemParts include = TrackItemParts.None,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        TrackItemReader.Validate(include, nameof(include));
        List<long> ids = [.. trackIds.Distinct()];
        return ids.Count == 0
            ? Task.FromResult<IReadOnlyList<TrackItem>>([])
            : database.QueryAsync((context, token) => TrackItemReader.ReadAsync(context, ids, include, token), cancellationToken);
    }

    public Task<int> CountAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        TrackFilters.Validate(query);
        return database.QueryAsync(
            async (context, token) =>
            {
                AlbumAppearances? appearances = await AlbumAppearances.ReadAsync(context, query, token).ConfigureAwait(false);
                return await context.Tracks(query, appearances).CountAsync(token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Track> AddAsync(NewTrack track, CancellationToken cancellationToken = default)
    {
        ValidatedTrack validated = ValidatedTrack.From(track);
        return database.PlanAsync(
            rows => new TrackPlanner(rows, ranking).Add(validated, new TrackMatching(rows, matcher, new CandidateIdentities())),
            (context, trackId, token) => context.StoredTrackAsync(trackId, token),
            cancellationToken);
    }

    public Task<GetOrAddResult> GetOrAddAsync(NewTrack track, CancellationToken cancellationToken = default)
    {
        ValidatedTrack validated = ValidatedTrack.From(track);
        return database.PlanAsync(
            rows => new TrackPlanner(rows, ranking).GetOrAdd(validated, new TrackMatching(rows, matcher, new CandidateIdentities())),
            async (context, planned, token) => new GetOrAddResult
            {
                Track = await context.StoredTrackAsync(planned.TrackId, token).ConfigureAwait(false),
                IsAdded = planned.IsAdded,
            },
            cancellationToken);
    }

    public Task<Track> UpdateAsync(long trackId, TrackUpdate update, CancellationToken cancellationToken = default)
    {
        ValidatedUpdate edit = ValidatedUpdate.From(update);
        return edits.EditAsync(
            trackId, edit.ExpectedEditVersion, editor => editor.Write(trackId, edit), cancellationToken);
    }

    public Task<int> UpdateAsync(IReadOnlyCollection<long> trackIds, TrackUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        ValidatedUpdate edit = ValidatedUpdate.From(update);
        if (edit.ExpectedEditVersion is not null)
        {
            throw new ArgumentException(
                "ExpectedEditVersion belongs to one track. Leave it null, or edit the tracks one by one.", nameof(update));
        }

        long[] ids = [.. trackIds.Distinct()];
        return ids.Length == 0 ? Task.FromResult(0) : edits.EditAsync(ids, edit, cancellationToken);
    }

    public Task<bool> DeleteAsync(long trackId, CancellationToken cancellationToken = default) => database.PlanAsync(
        rows =>
        {
            artwork.RemoveAll(rows, ArtworkOwner.Track(trackId));
            if (rows.Tracks.Find(trackId) is not { } track)
                return false;
            TrackProposals.RemoveAll(rows, trackId);
            rows.Tracks.Remove(track);
            rows.Changes.Deleted(ArtworkOwner.Track(trackId));
            return true;
        },
        cancellationToken);

    // One row more than the page holds tells whether there is a next page.
    private static async Task<List<TrackListRow>> ReadRowsAsync(
        DbContext context,
        TrackQuery query,
        AlbumAppearances? appearances,
        TrackCursor? after,
        CancellationToken cancellationToken)
    {
        var rows = new List<TrackListRow>();
        IQueryable<TrackEntity> tracks = context.Tracks(query, appearances);
        foreach (IQueryable<TrackEntity> range in TrackOrdering.Ranges(tracks, query, after, appearances))
        {
            List<TrackListRow> read = await range
                .Take(query.PageSize + 1 - rows.Count)
                .ToRows(context, TrackFilters.PlatformOf(query))
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            rows.AddRange(appearances is null ? read : read.Select(appearances.Place));
            if (rows.Count > query.PageSize)
                break;
        }

        return rows;
    }
}
