namespace TrackStore.Coalescing;

/// <summary>Waits for work that other callers wait for too.</summary>
internal static class SharedTaskExtensions
{
    /// <summary>Waits until the work ends, or until this caller cancels its wait and leaves.</summary>
    /// <param name="work">The shared work.</param>
    /// <param name="leave">Takes this caller off the work. Runs on the thread that cancels, before any of the caller's own code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when the work ended, whether or not it succeeded; false when the caller left. Never throws.</returns>
    public static async Task<bool> WaitOrLeaveAsync(this Task work, Action leave, CancellationToken cancellationToken)
    {
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompleted)
            return true;

        leave();

        // A token that cancels many callers must not run the first one's continuation before the others could leave.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return false;
    }
}
