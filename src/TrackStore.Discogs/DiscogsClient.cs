using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Answers;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs;

/// <inheritdoc cref="IDiscogsClient"/>
internal sealed partial class DiscogsClient(
    DiscogsApi api, DiscogsCollection collection, TrackMapper mapper, IOptions<DiscogsOptions> options, ILogger<DiscogsClient> logger) : IDiscogsClient
{
    /// <summary>When so many releases in a row were left out, an answer that can't be read is no matter of this one.</summary>
    private const int MaxLeftOut = 5;

    public string Platform => DiscogsFaults.Platform;

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

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(platformIds);
        return TracksAsync(platformIds, cancellationToken);
    }

    private async IAsyncEnumerable<PlatformTrack> ReleaseAsync(long releaseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OwnedRecords owned = await collection.RecallAsync(cancellationToken).ConfigureAwait(false);
        ReleaseAnswer answer = await GetAsync(releaseId, cancellationToken).ConfigureAwait(false);
        foreach (PlatformTrack track in Map(answer, owned))
            yield return track;
    }

    private async IAsyncEnumerable<PlatformTrack> MasterAsync(long masterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"masters/{masterId}");
        JsonElement answer = await api.GetAsync(path, cancellationToken).ConfigureAwait(false);
        long main = Read(answer, DiscogsJson.Default.DiscogsMaster)?.MainRelease ?? 0;
        if (main <= 0)
            throw DiscogsFaults.BadAnswer(path);
        await foreach (PlatformTrack track in ReleaseAsync(main, cancellationToken).ConfigureAwait(false))
            yield return track;
    }

    private async IAsyncEnumerable<PlatformTrack> TracksAsync(IReadOnlyCollection<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What is asked for together belongs together: one request for all tracks of a release.
        List<IGrouping<long, RequestedTrack>> releases = [.. RequestedTrack.Of(ids).GroupBy(requested => requested.Id.Release)];
        if (releases.Count == 0)
            yield break;

        OwnedRecords owned = await collection.RecallAsync(cancellationToken).ConfigureAwait(false);
        int leftOut = 0;
        foreach (IGrouping<long, RequestedTrack> release in releases)
        {
            ReleaseAnswer? answer = await FindAsync(release.Key, leftOut, cancellationToken).ConfigureAwait(false);
            leftOut = answer is null ? leftOut + 1 : 0;
            if (answer is null)
                continue;
            foreach (PlatformTrack track in Map(answer, owned))
            {
                RequestedTrack[] requested = [.. release.Where(requested => requested.IsFor(track))];
                if (requested.Length > 0)
                    yield return track with { RequestedIds = [.. requested.Select(one => one.Text).Where(text => text != track.Id)] };
            }
        }
    }

    private IReadOnlyList<PlatformTrack> Map(ReleaseAnswer answer, OwnedRecords? owned)
        => mapper.Map(answer, owned?.ByRelease.GetValueOrDefault(answer.Release.Id), owned?.Folders ?? OwnedRecords.None.Folders);

    /// <summary>Gets a release, or null when this one alone isn't there or can't be read.</summary>
    private async Task<ReleaseAnswer?> FindAsync(long releaseId, int leftOut, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(releaseId, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException fault) when (fault.Fault == PlatformFault.NotFound || (fault.Fault == PlatformFault.BadAnswer && leftOut < MaxLeftOut))
        {
            Log.ReleaseLeftOut(logger, releaseId, fault.Message);
            return null;
        }
    }

    private async Task<ReleaseAnswer> GetAsync(long releaseId, CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"releases/{releaseId}");
        JsonElement raw = await api.GetAsync(path, cancellationToken).ConfigureAwait(false);
        DiscogsRelease? release = Read(raw, DiscogsJson.Default.DiscogsRelease);
        // Without both, a web page in JSON's clothes would be taken for a release.
        return release is { Id: > 0, Title: not null } ? new ReleaseAnswer(release, raw) : throw DiscogsFaults.BadAnswer(path);
    }

    private static T? Read<T>(JsonElement element, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
