using Microsoft.EntityFrameworkCore.Storage;

namespace TrackStore.Storage.Writes;

/// <summary>Sets EF Core's current execution strategy, which only classes derived from a strategy can do. There are no instances.</summary>
internal abstract class CurrentStrategy : ExecutionStrategy
{
    private CurrentStrategy(ExecutionStrategyDependencies dependencies)
        : base(dependencies, DefaultMaxRetryCount, DefaultMaxDelay)
    {
    }

    /// <summary>Sets the strategy for the caller's flow, until it returns.</summary>
    public static void Set(ExecutionStrategy? strategy) => Current = strategy;
}
