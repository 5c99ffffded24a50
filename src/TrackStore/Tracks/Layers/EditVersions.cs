using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>Checks and counts the edit versions of tracks within one transaction.</summary>
internal sealed class EditVersions(StoreTransaction transaction) : IDisposable
{
    private readonly SqlStatement _read = transaction.Prepare("SELECT edit_version FROM tracks WHERE id = @track", "@track");

    private readonly SqlStatement _count = transaction.Prepare(
        "UPDATE tracks SET edit_version = edit_version + 1 WHERE id = @track", "@track");

    /// <summary>Requires that a track exists, in the version that an edit is based on.</summary>
    /// <exception cref="EditConflictException">The track has another version than expected.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public async Task RequireAsync(long trackId, long? expected, CancellationToken cancellationToken)
    {
        long version = await _read.NumberAsync(cancellationToken, trackId).ConfigureAwait(false)
            ?? throw new TrackNotFoundException(trackId);
        if (expected is { } known && known != version)
            throw new EditConflictException(trackId, known, version);
    }

    /// <summary>Counts an edit, unless it left the track as it was.</summary>
    /// <returns>True when the edit changed the track.</returns>
    public async Task<bool> CountIfChangedAsync(long trackId, CancellationToken cancellationToken)
    {
        if (!transaction.Changes.HasChanged(trackId))
            return false;
        await _count.ExecuteAsync(cancellationToken, trackId).ConfigureAwait(false);
        return true;
    }

    public void Dispose()
    {
        _read.Dispose();
        _count.Dispose();
    }
}
