using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.Storage.Hosted;

/// <summary>
/// Gives contexts of the host's factory if it has registered one, else of a new scope for each call: never the scoped context that the
/// host's own code works on, whose unsaved changes are not the store's to save.
/// </summary>
/// <typeparam name="TContext">The host's context.</typeparam>
internal sealed class HostContextSource<TContext>(HostServices host) : IContextSource
    where TContext : DbContext
{
    private readonly IDbContextFactory<TContext>? _factory = host.Provider.GetService<IDbContextFactory<TContext>>();

    public Type Type => typeof(TContext);

    public string Name => typeof(TContext).Name;

    public ContextLease Rent()
    {
        if (_factory is not null)
            return new ContextLease(Untracked(_factory.CreateDbContext()));
        AsyncServiceScope scope = host.Provider.CreateAsyncScope();
        try
        {
            TContext context = scope.ServiceProvider.GetService<TContext>() ?? throw new InvalidOperationException(
                $"The services have no {Name}. Register it before the host starts: services.AddDbContextFactory<{Name}>(...), or "
                    + "AddDbContext.");
            return new ContextLease(Untracked(context), scope);
        }
        catch
        {
            // The host's services may have no synchronous end.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    // A pool restores the host's choice when the context is returned.
    private static TContext Untracked(TContext context)
    {
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }
}
