using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Lookups;

internal sealed partial class ArtworkLookups
{
    public async Task<ArtworkLookupResult> LookUpAsync(
        ImageSubject subject,
        long id,
        string source,
        Func<CancellationToken, Task<FoundArtwork?>> look,
        ArtworkKind kind = ArtworkKind.Front,
        bool evenIfFound = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(look);
        var key = ArtworkLookupKey.Of(subject, id, source, kind);
        return await SkipAsync(key, evenIfFound, cancellationToken).ConfigureAwait(false)
            ?? await _looks.RunAsync(
                key,
                // Asked again, because a look may have ended between this caller's question and the start of its own.
                async token => await SkipAsync(key, evenIfFound, token).ConfigureAwait(false) ?? await RunAsync(key, look, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the result of a look that isn't worth its while, or null when it is.</summary>
    private async Task<ArtworkLookupResult?> SkipAsync(ArtworkLookupKey key, bool evenIfFound, CancellationToken cancellationToken)
    {
        ArtworkLookup? known = await database.ReadAsync(
            async (context, token) =>
            {
                await RequireAsync(context, key, token).ConfigureAwait(false);
                return await ArtworkLookupReader.GetAsync(context, key, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        bool isWorthIt = known is null || (known is ArtworkLookup.Found ? evenIfFound : known.IsDue(database.Now()));
        return isWorthIt ? null : new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Skipped, Lookup = known };
    }

    private async Task<ArtworkLookupResult> RunAsync(ArtworkLookupKey key, Func<CancellationToken, Task<FoundArtwork?>> look, CancellationToken cancellationToken)
    {
        FoundArtwork? found;
        try
        {
            found = await look(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!Passes(error, cancellationToken))
        {
            return await FailAsync(key, error, cancellationToken).ConfigureAwait(false);
        }

        // A look that was cut off may answer as if there were nothing.
        cancellationToken.ThrowIfCancellationRequested();
        return found is null
            ? await AbsentAsync(key, cancellationToken).ConfigureAwait(false)
            : await StoreAsync(key, found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtworkLookupResult> StoreAsync(ArtworkLookupKey key, FoundArtwork found, CancellationToken cancellationToken)
    {
        try
        {
            await images.ResizeAndStoreImageAsync(
                found.Data,
                key.Subject == ImageSubject.Track ? key.Id : null,
                key.Subject == ImageSubject.Album ? key.Id : null,
                key.Source,
                found.SourceUrl,
                key.Kind,
                cancellationToken).ConfigureAwait(false);
        }
        catch (ImageRejectedException rejected) when (rejected.Rejection == ImageRejection.KnownPlaceholder)
        {
            return await AbsentAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ImageRejectedException or ArgumentException)
        {
            // The picture and its address come from the source; the rest was checked before.
            return await FailAsync(key, error, cancellationToken).ConfigureAwait(false);
        }

        ArtworkLookup? stored = await database.ReadAsync((context, token) => ArtworkLookupReader.GetAsync(context, key, token), cancellationToken).ConfigureAwait(false);
        return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Found, Lookup = stored };
    }

    private async Task<ArtworkLookupResult> AbsentAsync(ArtworkLookupKey key, CancellationToken cancellationToken) => new()
    {
        Outcome = ArtworkLookupOutcome.Absent,
        Lookup = await SetAbsentAsync(key, _absenceLifetime, cancellationToken).ConfigureAwait(false),
    };

    private async Task<ArtworkLookupResult> FailAsync(ArtworkLookupKey key, Exception error, CancellationToken cancellationToken)
    {
        LookupFault fault = LookupFaults.Of(error);
        if (fault == LookupFault.Unreachable)
        {
            Log.SourceUnreachable(logger, error, key.Source);
            ArtworkLookup? known = await database.ReadAsync((context, token) => ArtworkLookupReader.GetAsync(context, key, token), cancellationToken).ConfigureAwait(false);
            return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Unreachable, Lookup = known, Error = error };
        }

        string reason = FailureReason.Of(error.Message) is { Length: > 0 } message ? message : error.GetType().Name;
        DateTimeOffset? retryAt = (error as ArtworkLookupException)?.RetryAt;
        ArtworkLookup lookup = await SetFailedAsync(key, reason, retryAt, isCounted: fault == LookupFault.Failure, cancellationToken).ConfigureAwait(false);
        Log.LookFailed(logger, error, key.Kind, key.Subject, key.Id, key.Source, lookup.NextLookupAt);
        return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Failed, Lookup = lookup, Error = error };
    }

    /// <summary>
    /// Tells whether an exception of a look is none of its source's: it was cancelled, here or by a token of the host's own, or the store itself failed.
    /// A client's time-out comes as a cancellation too, and has a cause that says so.
    /// </summary>
    private static bool Passes(Exception error, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || error is TrackStoreException and not (ArtworkLookupException or ImageRejectedException))
            return true;
        return error is OperationCanceledException && error.InnerException is not TimeoutException;
    }

    private static async Task RequireAsync(DbContext context, ArtworkLookupKey key, CancellationToken cancellationToken)
    {
        if (key.Subject == ImageSubject.Track && !await context.Set<TrackEntity>().AnyAsync(t => t.Id == key.Id, cancellationToken).ConfigureAwait(false))
            throw new TrackNotFoundException(key.Id);
        if (key.Subject == ImageSubject.Album && !await context.Set<AlbumEntity>().AnyAsync(a => a.Id == key.Id, cancellationToken).ConfigureAwait(false))
            throw new AlbumNotFoundException(key.Id);
    }
}
