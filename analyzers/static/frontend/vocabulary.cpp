#include "analyzers/static/frontend/vocabulary.hpp"

#include <string_view>

namespace ccgrade::frontend {
namespace {

template <class Value>
struct Row {
  std::string_view name;
  Value value;
};

template <class Value, std::size_t N>
Value look_up(const Row<Value> (&table)[N], std::string_view name, Value otherwise) {
  for (const auto& row : table)
    if (row.name == name) return row.value;
  return otherwise;
}

constexpr Row<TypeKind> kTypes[] = {
    {"std::mutex", TypeKind::mutex},
    {"std::recursive_mutex", TypeKind::mutex},
    {"std::timed_mutex", TypeKind::mutex},
    {"std::recursive_timed_mutex", TypeKind::mutex},
    {"std::shared_mutex", TypeKind::mutex},
    {"std::shared_timed_mutex", TypeKind::mutex},
    {"std::lock_guard", TypeKind::guard},
    {"std::unique_lock", TypeKind::guard},
    {"std::scoped_lock", TypeKind::guard},
    {"std::shared_lock", TypeKind::guard},
    {"std::counting_semaphore", TypeKind::semaphore},
    {"std::thread", TypeKind::thread},
    {"std::jthread", TypeKind::jthread},
    {"std::future", TypeKind::future},
    {"std::shared_future", TypeKind::future},
    {"std::condition_variable", TypeKind::condition},
    {"std::_V2::condition_variable_any", TypeKind::condition},
    {"std::condition_variable_any", TypeKind::condition},
    {"std::unique_ptr", TypeKind::unique_owner},
    {"std::optional", TypeKind::unique_owner},
    {"std::shared_ptr", TypeKind::shared_owner},
    {"std::weak_ptr", TypeKind::shared_owner},
    {"std::reference_wrapper", TypeKind::shared_owner},
    {"std::vector", TypeKind::container},
    {"std::array", TypeKind::container},
    {"std::deque", TypeKind::container},
    {"std::list", TypeKind::container},
    {"std::span", TypeKind::container},
    {"std::map", TypeKind::container},
    {"std::unordered_map", TypeKind::container},
    {"std::function", TypeKind::function},
    {"std::move_only_function", TypeKind::function},
};

constexpr Row<LockTag> kTags[] = {{"std::adopt_lock_t", LockTag::adopt},
                                  {"std::defer_lock_t", LockTag::defer},
                                  {"std::try_to_lock_t", LockTag::attempt}};

constexpr Row<CAction> kCFunctions[] = {
    {"pthread_mutex_lock", CAction::lock},
    {"pthread_mutex_unlock", CAction::unlock},
    {"pthread_mutex_trylock", CAction::attempt},
    {"pthread_mutex_timedlock", CAction::attempt},
    {"pthread_spin_lock", CAction::lock},
    {"pthread_spin_unlock", CAction::unlock},
    {"pthread_spin_trylock", CAction::attempt},
    {"pthread_rwlock_wrlock", CAction::lock},
    {"pthread_rwlock_rdlock", CAction::lock_shared},
    {"pthread_rwlock_unlock", CAction::unlock},
    {"pthread_rwlock_trywrlock", CAction::attempt},
    {"pthread_rwlock_tryrdlock", CAction::attempt},
    {"sem_wait", CAction::gate_in},
    {"sem_trywait", CAction::gate_attempt},
    {"sem_timedwait", CAction::gate_attempt},
    {"sem_post", CAction::gate_out},
};

constexpr Row<CAction> kMembers[] = {
    {"lock", CAction::lock},
    {"lock_shared", CAction::lock_shared},
    {"unlock", CAction::unlock},
    {"unlock_shared", CAction::unlock},
    {"try_lock", CAction::attempt},
    {"try_lock_for", CAction::attempt},
    {"try_lock_until", CAction::attempt},
    {"try_lock_shared", CAction::attempt},
    {"try_lock_shared_for", CAction::attempt},
    {"try_lock_shared_until", CAction::attempt},
    {"acquire", CAction::gate_in},
    {"try_acquire", CAction::gate_attempt},
    {"try_acquire_for", CAction::gate_attempt},
    {"try_acquire_until", CAction::gate_attempt},
    {"release", CAction::gate_out},
};

constexpr Row<Ordering> kOrdering[] = {
    {"std::min", Ordering::picks},
    {"std::max", Ordering::picks},
    {"std::minmax", Ordering::picks},
    {"std::clamp", Ordering::picks},
    {"std::ranges::min", Ordering::picks},
    {"std::ranges::max", Ordering::picks},
    {"std::ranges::minmax", Ordering::picks},
    {"std::make_pair", Ordering::picks},
    {"std::swap", Ordering::moves},
    {"std::sort", Ordering::moves},
    {"std::stable_sort", Ordering::moves},
    {"std::iter_swap", Ordering::moves},
    {"std::exchange", Ordering::moves},
    {"std::tie", Ordering::moves},
};

constexpr Row<bool> kKeeping[] = {
    {"std::move", true},        {"std::forward", true},     {"std::bind", true},
    {"std::make_unique", true}, {"std::make_shared", true}, {"std::async", true},
    {"std::ref", true},         {"std::cref", true},        {"std::make_tuple", true},
    {"std::make_pair", true},   {"std::swap", true},        {"std::signal", true},
};

}  // namespace

const clang::CXXRecordDecl* record_of(clang::QualType type) {
  if (type.isNull()) return nullptr;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return type->getAsCXXRecordDecl();
}

TypeKind kind_of(clang::QualType type) {
  if (type.isNull()) return TypeKind::other;
  const auto* record = type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record) return TypeKind::other;
  return look_up(kTypes, record->getQualifiedNameAsString(), TypeKind::other);
}

clang::QualType element_of(clang::QualType type) {
  if (type.isNull()) return {};
  type = type.getNonReferenceType();
  if (const auto* array = type->getAsArrayTypeUnsafe()) return array->getElementType();
  const auto* record =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (!record || record->getTemplateArgs().size() == 0) return {};
  const TypeKind kind = kind_of(type);
  if (kind != TypeKind::container && kind != TypeKind::unique_owner) return {};
  const auto& first = record->getTemplateArgs()[0];
  return first.getKind() == clang::TemplateArgument::Type ? first.getAsType() : clang::QualType();
}

std::string qualified_name(const clang::FunctionDecl* function) {
  return function ? function->getQualifiedNameAsString() : "";
}

LockTag tag_of(clang::QualType type) {
  const auto* record = record_of(type);
  return record ? look_up(kTags, record->getQualifiedNameAsString(), LockTag::none) : LockTag::none;
}

CAction c_action(const std::string& name) {
  return look_up(kCFunctions, name, CAction::none);
}

CAction member_action(const std::string& name) {
  return look_up(kMembers, name, CAction::none);
}

Ordering ordering_of(const std::string& name) {
  return look_up(kOrdering, name, Ordering::none);
}

bool waits(const std::string& name) {
  const std::string_view last = std::string_view(name).substr(name.rfind(':') + 1);
  constexpr std::string_view kNames[] = {"wait",
                                         "wait_for",
                                         "wait_until",
                                         "acquire",
                                         "try_acquire",
                                         "arrive_and_wait",
                                         "pthread_cond_wait",
                                         "sem_wait",
                                         "pthread_cond_timedwait",
                                         "pthread_barrier_wait"};
  for (const auto known : kNames)
    if (last == known) return true;
  return false;
}

bool keeps_its_callable(const std::string& name) {
  return look_up(kKeeping, name, false);
}

bool is_system(const clang::Decl& decl) {
  const auto& sources = decl.getASTContext().getSourceManager();
  return sources.isInSystemHeader(sources.getExpansionLoc(decl.getLocation()));
}

}  // namespace ccgrade::frontend
