using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Albums;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans.Recording;
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
    TrackListLimits limits,
    KeptAnswers kept,
    ILogger<TrackRepository>? logger = null) : ITrackRepository
{
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
            trackId,
            edit.ExpectedEditVersion,
            HistoryKind.TracksEdited,
            edit.EditedFields,
            editor => editor.Write(trackId, edit),
            cancellationToken);
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
            if (rows.Tracks.Find(trackId) is not { } track)
                return false;
            TrackRemoval.Remove(rows, artwork, track);
            ChangeRecorder.Record(rows, HistoryKind.TracksDeleted, track.DisplayName(), track.ToSubject());
            return true;
        },
        cancellationToken);
}
