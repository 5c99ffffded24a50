using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TrackStore.Storage;

/// <summary>Carries the news of committed changes from the repositories to whoever remembers pictures.</summary>
/// <param name="logger">Where a subscriber's exception goes, or null.</param>
internal sealed class ArtworkChanges(ILogger<ArtworkChanges>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<ArtworkChanges>.Instance;

    /// <summary>Occurs after a commit, on the thread that committed. Subscribers must be quick.</summary>
    public event Action<ArtworkChange>? Committed;

    /// <summary>Tells all subscribers. The change is committed already, so that no exception of theirs may make the call look failed.</summary>
    /// <param name="change">What was committed.</param>
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
