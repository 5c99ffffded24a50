using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>Finds the stored tracks that a platform's track may match.</summary>
internal sealed class MatchCandidateReader(StoreTransaction transaction) : IDisposable
{
    private const int Limit = 50;

    private const string Select = """
        SELECT t.id, t.title, t.artist, a.title, t.duration_ms, t.isrc,
            EXISTS (SELECT 1 FROM track_platform_info p WHERE p.track_id = t.id AND p.platform = @platform)
        FROM tracks t LEFT JOIN albums a ON a.id = t.album_id
        """;

    private readonly SqlStatement _byIsrc = transaction.Prepare(
        $"{Select} WHERE t.isrc = @isrc ORDER BY t.id LIMIT {Limit}", "@platform", "@isrc");

    private readonly SqlStatement _byNames = transaction.Prepare(
        $"{Select} WHERE t.sort_artist = @names ORDER BY t.id LIMIT {Limit}", "@platform", "@names");

    public async Task<IReadOnlyList<MatchCandidate>> FindAsync(ValidatedPlatformTrack track, CancellationToken cancellationToken)
    {
        var found = new List<MatchCandidate>();
        if (track.Values.Of(TrackField.Isrc) is { } isrc)
            await ReadAsync(_byIsrc, track.Link.Platform, isrc, found, cancellationToken).ConfigureAwait(false);
        string names = SortKeyBuilder.ForSort(track.Values[TrackField.Artist]!, track.Values[TrackField.Title]!);
        await ReadAsync(_byNames, track.Link.Platform, names, found, cancellationToken).ConfigureAwait(false);
        return found.Count < 2
            ? found
            : [.. found.DistinctBy(candidate => candidate.TrackId).OrderBy(candidate => candidate.TrackId).Take(Limit)];
    }

    public void Dispose()
    {
        _byIsrc.Dispose();
        _byNames.Dispose();
    }

    private static async Task ReadAsync(
        SqlStatement statement,
        string platform,
        string key,
        List<MatchCandidate> found,
        CancellationToken cancellationToken)
    {
        SqlRows rows = await statement.ReadAsync(cancellationToken, platform, key).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                found.Add(new MatchCandidate
                {
                    TrackId = rows.Integer(0),
                    Title = rows.Text(1),
                    Artist = rows.Text(2),
                    Album = rows.TextOrNull(3),
                    Duration = rows.IsNull(4) ? null : TimeSpan.FromMilliseconds(rows.Integer(4)),
                    Isrc = rows.TextOrNull(5),
                    IsLinkedElsewhere = rows.Boolean(6),
                });
            }
        }
    }
}
