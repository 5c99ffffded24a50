using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Validation;
using TrackStore.Coalescing;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Lookups;

/// <inheritdoc cref="IArtworkLookups"/>
internal sealed partial class ArtworkLookups(
    StoreDatabase database,
    ImageValidator validator,
    ArtworkAcquirer acquirer,
    AcquisitionPolicy policy,
    ILogger logger) : IArtworkLookups
{
    private const int MaxLimit = 1000;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

    private readonly Coalescer<ArtworkLookupKey, ArtworkLookupResult> _running = new();

    public Task<ArtworkLookup?> GetAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => GetAsync(ArtworkLookupKey.Of(owner, source, kind), cancellationToken);

    public async Task<bool> ShouldLookUpAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ArtworkLookup? known = await GetAsync(owner, source, kind, cancellationToken).ConfigureAwait(false);
        return known is null || known.IsDue(database.Now());
    }

    public Task<IReadOnlyList<ArtworkLookup>> ListDueAsync(
        ArtworkOwnerKind ownerKind,
        string source,
        int limit = 100,
        ArtworkLookup? after = null,
        CancellationToken cancellationToken = default)
    {
        _ = EnumNames<ArtworkOwnerKind>.Of(ownerKind);
        string name = ArtworkLookupKey.SourceName(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        if (after is not null && (after.NextLookupAt is null || after.Owner.Kind != ownerKind || after.Source != name))
        {
            throw new ArgumentException(
                "The item is not from this list. Pass the last item of the previous page, or null for the first page.",
                nameof(after));
        }

        return database.QueryAsync(
            (context, token) => ArtworkLookupReader.ListDueAsync(context, ownerKind, name, database.Now(), limit, after, token),
            cancellationToken);
    }

    public Task<ArtworkLookup> ReportAbsentAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        TimeSpan? lifetime = null,
        CancellationToken cancellationToken = default)
    {
        var key = ArtworkLookupKey.Of(owner, source, kind);
        if (lifetime is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(lifetime));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, MaxLifetime, nameof(lifetime));
        }

        return SetAsync(key, (_, now) => policy.Absent(lifetime, now), cancellationToken);
    }

    public Task<ArtworkLookup> ReportFailureAsync(
        ArtworkOwner owner,
        string source,
        string reason,
        ArtworkKind kind = ArtworkKind.Front,
        DateTimeOffset? retryAt = null,
        CancellationToken cancellationToken = default)
    {
        var key = ArtworkLookupKey.Of(owner, source, kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        string text = FailureReason.Of(reason);
        return text.Length == 0
            ? throw new ArgumentException("The reason is empty. Pass a description of the failure.", nameof(reason))
            : SetAsync(key, new FetchResult.Failed(FetchError.SourceFailed, text, retryAt), cancellationToken);
    }

    public Task<int> ForgetAsync(
        ArtworkOwner owner,
        string? source = null,
        ArtworkKind? kind = null,
        CancellationToken cancellationToken = default)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        if (kind is { } given)
            _ = EnumNames<ArtworkKind>.Of(given);
        string? name = source is null ? null : ArtworkLookupKey.SourceName(source);
        return database.PlanAsync(rows => ArtworkLookupRows.Forget(rows, owner, name, kind), cancellationToken);
    }

    public Task<int> ForgetAllAsync(string? source = null, CancellationToken cancellationToken = default)
    {
        string? name = source is null ? null : ArtworkLookupKey.SourceName(source);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                int tracks = await transaction.Context.Set<TrackArtworkLookupEntity>()
                    .Where(lookup => name == null || lookup.Source == name)
                    .ExecuteDeleteAsync(token)
                    .ConfigureAwait(false);
                int albums = await transaction.Context.Set<AlbumArtworkLookupEntity>()
                    .Where(lookup => name == null || lookup.Source == name)
                    .ExecuteDeleteAsync(token)
                    .ConfigureAwait(false);
                return tracks + albums;
            },
            cancellationToken);
    }

    private Task<ArtworkLookup?> GetAsync(ArtworkLookupKey key, CancellationToken cancellationToken)
        => database.QueryAsync((context, token) => ArtworkLookupReader.GetAsync(context, key, token), cancellationToken);

    private Task<ArtworkLookup> SetAsync(ArtworkLookupKey key, FetchResult result, CancellationToken cancellationToken)
        => SetAsync(key, (failures, now) => policy.After(result, failures, now), cancellationToken);

    private Task<ArtworkLookup> SetAsync(
        ArtworkLookupKey key,
        Func<int, DateTime, AcquisitionStatus> decide,
        CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                ArtworkOwners.Require(rows, key.Owner);
                ArtworkLookupRows.Set(rows, key, decide(ArtworkLookupRows.FailuresOf(rows, key), rows.Now));
                return key;
            },
            async (context, planned, token) => (await ArtworkLookupReader.GetAsync(context, planned, token).ConfigureAwait(false))!,
            cancellationToken);
}
