using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs;

/// <inheritdoc cref="IDiscogsClient"/>
internal sealed partial class DiscogsClient(
    DiscogsApi api,
    DiscogsCollection collection,
    TrackMapper mapper,
    IOptions<DiscogsOptions> options,
    ILogger<DiscogsClient> logger) : IDiscogsClient
{
    public const string Name = "discogs";

    /// <summary>After this many skipped releases in a row the fault is Discogs', not the release's.</summary>
    private const int MaxSkippedInARow = 5;

    public string Platform => Name;

    public IAsyncEnumerable<PlatformTrack> GetReleaseAsync(long releaseId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(releaseId);
        return ReleaseAsync(releaseId, cancellationToken);
    }

    public IAsyncEnumerable<PlatformTrack> GetMasterAsync(long masterId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(masterId);
        return MasterAsync(masterId, cancellationToken);
    }

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(platformIds);
        return TracksAsync(platformIds, cancellationToken);
    }

    private async IAsyncEnumerable<PlatformTrack> ReleaseAsync(long releaseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OwnedRecords owned = await collection.GetCachedAsync(cancellationToken).ConfigureAwait(false);
        ReleaseResponse response = await GetAsync(releaseId, cancellationToken).ConfigureAwait(false);
        foreach (PlatformTrack track in Map(response, owned))
            yield return track;
    }

    private async IAsyncEnumerable<PlatformTrack> MasterAsync(long masterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"masters/{masterId}");
        JsonElement response = await api.GetAsync(path, cancellationToken).ConfigureAwait(false);
        long main = response.TryRead(DiscogsJson.Default.DiscogsMaster)?.MainRelease ?? 0;
        if (main <= 0)
            throw DiscogsErrors.BadAnswer(path);
        await foreach (PlatformTrack track in ReleaseAsync(main, cancellationToken).ConfigureAwait(false))
            yield return track;
    }

    private async IAsyncEnumerable<PlatformTrack> TracksAsync(
        IReadOnlyCollection<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One request returns all tracks of a release.
        List<IGrouping<long, RequestedTrack>> releases = [.. RequestedTrack.Parse(ids).GroupBy(requested => requested.Id.Release)];
        if (releases.Count == 0)
            yield break;

        OwnedRecords owned = await collection.GetCachedAsync(cancellationToken).ConfigureAwait(false);
        int skipped = 0;
        foreach (IGrouping<long, RequestedTrack> release in releases)
        {
            ReleaseResponse? response = await FindAsync(release.Key, skipped, cancellationToken).ConfigureAwait(false);
            skipped = response is null ? skipped + 1 : 0;
            if (response is null)
                continue;
            foreach (PlatformTrack track in Map(response, owned))
            {
                RequestedTrack[] requested = [.. release.Where(requested => requested.IsFor(track))];
                if (requested.Length > 0)
                    yield return track with { RequestedIds = [.. requested.Select(one => one.Text).Where(text => text != track.Id)] };
            }
        }
    }

    private IReadOnlyList<PlatformTrack> Map(ReleaseResponse response, OwnedRecords? owned)
        => mapper.Map(response, owned?.ByRelease.GetValueOrDefault(response.Release.Id), owned?.Folders ?? OwnedRecords.None.Folders);

    /// <summary>Gets a release, or null when only this one is missing or unreadable.</summary>
    private async Task<ReleaseResponse?> FindAsync(long releaseId, int skipped, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(releaseId, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException fault) when (IsOfReleaseAlone(fault, skipped))
        {
            Log.ReleaseSkipped(logger, releaseId, fault.Message);
            return null;
        }
    }

    private static bool IsOfReleaseAlone(PlatformException fault, int skipped)
        => fault.Fault == PlatformFault.NotFound || (fault.Fault == PlatformFault.BadAnswer && skipped < MaxSkippedInARow);

    private async Task<ReleaseResponse> GetAsync(long releaseId, CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"releases/{releaseId}");
        JsonElement raw = await api.GetAsync(path, cancellationToken).ConfigureAwait(false);
        DiscogsRelease? release = raw.TryRead(DiscogsJson.Default.DiscogsRelease);

        // Every release has both; other JSON, such as that of a login page, has not.
        return release is { Id: > 0, Title: not null } ? new ReleaseResponse(release, raw) : throw DiscogsErrors.BadAnswer(path);
    }
}
