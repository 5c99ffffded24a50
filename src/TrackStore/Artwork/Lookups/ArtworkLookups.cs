using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Coalescing;
using TrackStore.Storage;

namespace TrackStore.Artwork.Lookups;

/// <inheritdoc cref="IArtworkLookups"/>
internal sealed partial class ArtworkLookups(
    StoreDatabase database,
    IImageRepository images,
    IOptions<ArtworkLookupOptions> options,
    ILogger logger) : IArtworkLookups
{
    private const int MaxLimit = 1000;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

    private readonly TimeSpan _absenceLifetime = options.Value.AbsenceLifetime;
    private readonly RetryDelays _delays = new(options.Value);
    private readonly Coalescer<ArtworkLookupKey, ArtworkLookupResult> _looks = new();

    public Task<ArtworkLookup?> GetAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default)
    {
        var key = ArtworkLookupKey.Of(subject, id, source, kind);
        return database.ReadAsync((context, token) => ArtworkLookupReader.GetAsync(context, key, token), cancellationToken);
    }

    public async Task<bool> ShouldLookUpAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default)
    {
        ArtworkLookup? known = await GetAsync(subject, id, source, kind, cancellationToken).ConfigureAwait(false);
        return known is null || known.IsDue(database.Now());
    }

    public Task<IReadOnlyList<ArtworkLookup>> ListDueAsync(
        ImageSubject subject,
        string source,
        int limit = 100,
        ArtworkLookup? after = null,
        CancellationToken cancellationToken = default)
    {
        _ = EnumNames<ImageSubject>.Of(subject);
        string name = ArtworkLookupKey.SourceName(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        if (after is not null && (after.NextLookupAt is null || after.Subject != subject || after.Source != name))
            throw new ArgumentException("This is no item of the list. Pass the last one of the page before, or null for the first page.", nameof(after));
        return database.ReadAsync((context, token) => ArtworkLookupReader.ListDueAsync(context, subject, name, database.Now(), limit, after, token), cancellationToken);
    }

    public Task<ArtworkLookup> ReportAbsentAsync(
        ImageSubject subject,
        long id,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        TimeSpan? lifetime = null,
        CancellationToken cancellationToken = default)
    {
        var key = ArtworkLookupKey.Of(subject, id, source, kind);
        if (lifetime is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(lifetime));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, MaxLifetime, nameof(lifetime));
        }

        return SetAbsentAsync(key, lifetime ?? _absenceLifetime, cancellationToken);
    }

    public Task<ArtworkLookup> ReportFailureAsync(
        ImageSubject subject,
        long id,
        string source,
        string reason,
        ArtworkKind kind = ArtworkKind.Front,
        DateTimeOffset? retryAt = null,
        CancellationToken cancellationToken = default)
    {
        var key = ArtworkLookupKey.Of(subject, id, source, kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        string text = FailureReason.Of(reason);
        return text.Length == 0
            ? throw new ArgumentException("The reason is empty. Say what went wrong.", nameof(reason))
            : SetFailedAsync(key, text, retryAt, isCounted: true, cancellationToken);
    }

    public Task<int> ForgetAsync(ImageSubject subject, long id, string? source = null, ArtworkKind? kind = null, CancellationToken cancellationToken = default)
    {
        _ = EnumNames<ImageSubject>.Of(subject);
        if (kind is { } given)
            _ = EnumNames<ArtworkKind>.Of(given);
        string? name = source is null ? null : ArtworkLookupKey.SourceName(source);
        return database.WriteAsync((transaction, token) => transaction.ForgetLookupsAsync(subject, id, name, kind, token), cancellationToken);
    }

    public Task<int> ForgetAllAsync(string? source = null, CancellationToken cancellationToken = default)
    {
        string? name = source is null ? null : ArtworkLookupKey.SourceName(source);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                int tracks = await transaction.ForgetLookupsAsync(ImageSubject.Track, id: null, name, kind: null, token).ConfigureAwait(false);
                int albums = await transaction.ForgetLookupsAsync(ImageSubject.Album, id: null, name, kind: null, token).ConfigureAwait(false);
                return tracks + albums;
            },
            cancellationToken);
    }

    private Task<ArtworkLookup> SetAbsentAsync(ArtworkLookupKey key, TimeSpan lifetime, CancellationToken cancellationToken) => database.WriteAsync(
        async (transaction, token) =>
        {
            await RequireAsync(transaction, key, token).ConfigureAwait(false);
            DateTime until = transaction.Now + TimeSpan.FromMilliseconds(Math.Ceiling(lifetime.TotalMilliseconds));
            return await transaction.SetLookupAsync(key, ArtworkLookupRow.Absent, failures: 0, reason: null, until, token).ConfigureAwait(false);
        },
        cancellationToken);

    private Task<ArtworkLookup> SetFailedAsync(ArtworkLookupKey key, string reason, DateTimeOffset? retryAt, bool isCounted, CancellationToken cancellationToken) => database.WriteAsync(
        async (transaction, token) =>
        {
            await RequireAsync(transaction, key, token).ConfigureAwait(false);
            ArtworkLookupRow? before = await ArtworkLookupReader.FindAsync(transaction.Context, key, token).ConfigureAwait(false);
            int inARow = before?.Failures ?? 0;
            int failures = isCounted && inARow < int.MaxValue ? inARow + 1 : Math.Max(inARow, 1);
            DateTime next = _delays.RetryAt(transaction.Now, failures, retryAt);
            return await transaction.SetLookupAsync(key, ArtworkLookupRow.Failed, failures, reason, next, token).ConfigureAwait(false);
        },
        cancellationToken);

    private static Task RequireAsync(StoreTransaction transaction, ArtworkLookupKey key, CancellationToken cancellationToken) => key.Subject == ImageSubject.Track
        ? transaction.RequireTrackAsync(key.Id, cancellationToken)
        : transaction.RequireAlbumAsync(key.Id, cancellationToken);
}
