using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;
using TrackStore.Tracks.Relocation;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    private const int RelocationChunk = 1000;
    private const int MaxRelocationSamples = 20;

    public Task<RelocationResult> PreviewRelocateAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        PathMove move = PathMove.Create(from, to);
        return RelocateAsync(
            (paths, _) => Task.FromResult<List<RelocatedPath>>(
                [.. paths.Select(path => new RelocatedPath(path.TrackId, path.Path, move.Apply(path.Path)!))]),
            move,
            cancellationToken);
    }

    public Task<RelocationResult> RelocateAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        PathMove move = PathMove.Create(from, to);
        return RelocateAsync(
            (paths, token) => database.PlanAsync(rows => Relocate(rows, paths, move), token), move, cancellationToken);
    }

    private async Task<RelocationResult> RelocateAsync(
        Func<List<StoredPath>, CancellationToken, Task<List<RelocatedPath>>> relocate, PathMove move, CancellationToken cancellationToken)
    {
        var samples = new List<RelocatedPath>();
        int relocated = 0;
        int tooLong = 0;
        List<StoredPath> page;
        long last = long.MinValue;
        do
        {
            page = await ReadPathsAsync(last, cancellationToken).ConfigureAwait(false);
            var below = new List<StoredPath>();
            foreach (StoredPath path in page)
            {
                last = path.TrackId;
                if (move.Apply(path.Path) is not { } moved)
                    continue;
                if (moved.Length > TextRules.Path)
                    tooLong++;
                else
                    below.Add(path);
            }

            if (below.Count == 0)
                continue;
            List<RelocatedPath> done = await relocate(below, cancellationToken).ConfigureAwait(false);
            relocated += done.Count;
            samples.AddRange(done.Take(MaxRelocationSamples - samples.Count));
        }
        while (page.Count == RelocationChunk);

        return new RelocationResult { Relocated = relocated, TooLong = tooLong, Samples = samples };
    }

    private Task<List<StoredPath>> ReadPathsAsync(long after, CancellationToken cancellationToken) => database.ReadAsync(
        (context, token) => context.Set<TrackEntity>()
            .Where(track => track.LocalPath != null && track.Id > after)
            .OrderBy(track => track.Id)
            .Take(RelocationChunk)
            .Select(track => new StoredPath(track.Id, track.LocalPath!))
            .ToListAsync(token),
        cancellationToken);

    // A path may have changed since it was read, so the stored one is moved.
    private List<RelocatedPath> Relocate(LibraryRows rows, List<StoredPath> paths, PathMove move)
    {
        var tracks = new TrackPlanner(rows, ranking);
        var relocated = new List<RelocatedPath>(paths.Count);
        foreach (StoredPath path in paths)
            rows.Tracks.ById.Want(path.TrackId);
        foreach (StoredPath path in paths)
        {
            if (rows.Tracks.Find(path.TrackId)?.LocalPath is { } before
                && move.Apply(before) is { Length: <= TextRules.Path } after
                && tracks.SetLocalFile(path.TrackId, isAvailableLocally: null, after))
            {
                relocated.Add(new RelocatedPath(path.TrackId, before, after));
            }
        }

        return relocated;
    }

    private readonly record struct StoredPath(long TrackId, string Path);
}
