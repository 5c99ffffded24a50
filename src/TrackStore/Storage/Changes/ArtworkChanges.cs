using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TrackStore.Storage.Changes;

/// <summary>Notifies components that cache artwork about committed changes.</summary>
/// <param name="logger">Receives exceptions thrown by subscribers, or null.</param>
internal sealed class ArtworkChanges(ILogger<ArtworkChanges>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<ArtworkChanges>.Instance;

    /// <summary>Occurs after a commit, on the committing thread. Handlers must return quickly.</summary>
    public event Action<ArtworkChange>? Committed;

    /// <summary>Notifies all subscribers. Their exceptions are logged and not thrown, because the change is already committed.</summary>
    /// <param name="change">The committed change.</param>
    public void Publish(ArtworkChange change)
    {
        if (change.IsNothing)
            return;
        foreach (Action<ArtworkChange> subscriber in Delegate.EnumerateInvocationList(Committed))
        {
            try
            {
                subscriber(change);
            }
            catch (Exception error)
            {
                Log.SubscriberFailed(_logger, error);
            }
        }
    }
}
