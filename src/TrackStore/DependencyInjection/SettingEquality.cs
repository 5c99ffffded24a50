using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>
/// Compares what two calls register. A call that runs twice creates its lambdas anew: they are the same when their code is the same and
/// they have captured equal values.
/// </summary>
internal static class SettingEquality
{
    private const int MaxDepth = 8;

    // A closure also keeps the lambdas that it has created.
    private const string CachedLambda = "<>9__";

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static bool AreSame(ServiceDescriptor a, ServiceDescriptor b)
    {
        if (a.ServiceType != b.ServiceType || a.Lifetime != b.Lifetime || !Equals(a.ServiceKey, b.ServiceKey))
            return false;
        return a.IsKeyedService
            ? a.KeyedImplementationType == b.KeyedImplementationType
                && AreSame(a.KeyedImplementationInstance, b.KeyedImplementationInstance, MaxDepth)
                && AreSame(a.KeyedImplementationFactory, b.KeyedImplementationFactory, MaxDepth)
            : a.ImplementationType == b.ImplementationType
                && AreSame(a.ImplementationInstance, b.ImplementationInstance, MaxDepth)
                && AreSame(a.ImplementationFactory, b.ImplementationFactory, MaxDepth);
    }

    private static bool AreSame(object? a, object? b, int depth)
    {
        if (Equals(a, b))
            return true;
        if (a is null || b is null || a.GetType() != b.GetType() || depth == 0)
            return false;
        return a switch
        {
            Delegate action => action.Method == ((Delegate)b).Method && AreSame(action.Target, ((Delegate)b).Target, depth - 1),
            IServiceCollection => true,
            _ => IsTransparent(a.GetType()) && a.GetType().GetFields(Fields)
                .Where(field => !field.Name.StartsWith(CachedLambda, StringComparison.Ordinal))
                .All(field => AreSame(field.GetValue(a), field.GetValue(b), depth - 1)),
        };
    }

    // Objects that only carry what was captured: closures, and the options' own records of the host's actions.
    private static bool IsTransparent(Type type)
        => type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Namespace == "Microsoft.Extensions.Options";
}
