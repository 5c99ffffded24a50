using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace TrackStore.Hosting.Health;

/// <summary>Reports whether a library can be used. Descriptions say what to do; data has codes and states only.</summary>
internal sealed class LibraryHealthCheck(
    ITrackStoreDatabase database,
    IOptions<LibraryHealthOptions> options,
    TimeProvider time) : IHealthCheck
{
    private readonly LibraryHealthOptions _options = options.Value;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            LibraryStatus status = await database.GetStatusAsync(leaving.Token)
                .WaitAsync(_options.AnswerTimeout, time, cancellationToken)
                .ConfigureAwait(false);
            return Describe(status);
        }
        catch (TimeoutException)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus,
                $"The library didn't answer within {_options.AnswerTimeout}. Its disk or server is slow, or its schema is being upgraded. "
                + $"If this is normal here, raise {nameof(LibraryHealthOptions)}.{nameof(_options.AnswerTimeout)}.");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error, DataOf(error));
        }
        finally
        {
            // A read that is no longer waited for ends.
            await leaving.CancelAsync().ConfigureAwait(false);
        }
    }

    private HealthCheckResult Describe(LibraryStatus status)
    {
        if (status.IsOpening)
            return HealthCheckResult.Degraded("The library is being opened or its schema is being upgraded. Wait until this has ended.");
        var data = new Dictionary<string, object>
        {
            ["readOnly"] = status.IsReadOnly,
            ["backgroundWork"] = status.BackgroundWork.ToString(),
        };
        if (status.IsReadOnly)
            return new HealthCheckResult(_options.ReadOnlyStatus, "The library can only be read.", data: data);
        return status.BackgroundWork switch
        {
            BackgroundWorkState.Running => HealthCheckResult.Degraded(
                "The library applies its settings in the background. It can be used, but may still show values of earlier settings.",
                data: data),
            BackgroundWorkState.Failed => HealthCheckResult.Degraded(
                "Background work has failed. The library can be used, but may show values of earlier settings. The work runs again when "
                + $"the host starts, and with AddHousekeeping. The error: {status.BackgroundError?.Message}",
                status.BackgroundError,
                data),
            BackgroundWorkState.WaitingForCopy => HealthCheckResult.Degraded(
                "The library is an incomplete copy. Call CopyToAsync again, which goes on where it stopped.",
                data: data),
            _ => HealthCheckResult.Healthy("The library can be used.", data),
        };
    }

    private static Dictionary<string, object>? DataOf(Exception error)
    {
        if (error is not TrackStoreException known)
            return null;
        var data = new Dictionary<string, object> { ["code"] = known.Code };
        if (known is StoreUnavailableException unavailable)
            data["fault"] = unavailable.Fault.ToString();
        return data;
    }
}
