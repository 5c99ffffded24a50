using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage;

/// <summary>A context for one call. Disposing it returns the context, with the scope that it came from.</summary>
/// <param name="Context">The context, which tracks nothing.</param>
/// <param name="Scope">What is disposed after the context, or null.</param>
internal readonly record struct ContextLease(DbContext Context, IAsyncDisposable? Scope = null) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync().ConfigureAwait(false);
        if (Scope is not null)
            await Scope.DisposeAsync().ConfigureAwait(false);
    }
}
